import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open } from '@sigill/envelope/seal.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { addressKey } from '../policy/protected-address.ts'
import { sealedDirectoryNumber } from './directory.store.ts'

export const directoryNumberContext = (recipientAddress: string) =>
  `directory-number:${encodeURIComponent(addressKey(recipientAddress))}`

/** The number (E.164) that the operator's directory has for a recipient; undefined when there is none. */
export async function directoryNumber(
  { db, keys }: { db: Executor } & Pick<Dependencies, 'keys'>,
  recipientAddress: string,
): Promise<string | undefined> {
  const sealed = await sealedDirectoryNumber(db, addressKey(recipientAddress))
  return sealed && openDirectoryNumber({ keys }, { recipientAddress, sealed })
}

export async function openDirectoryNumber(
  { keys }: Pick<Dependencies, 'keys'>,
  { recipientAddress, sealed }: { recipientAddress: string; sealed: Bytes },
): Promise<string> {
  const plain = await open({ keys: keys.keks, context: directoryNumberContext(recipientAddress), sealed })
  return new TextDecoder().decode(plain)
}
