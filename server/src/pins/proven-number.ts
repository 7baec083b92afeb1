import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open } from '@sigill/envelope/seal.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { addressKey } from '../policy/protected-address.ts'
import { sealedProvenNumber } from './proven-numbers.store.ts'

export const provenNumberContext = (recipientAddress: string) =>
  `proven-number:${encodeURIComponent(addressKey(recipientAddress))}`

/** The first number (E.164) to which a PIN was sent that this recipient then entered; undefined when there is none. */
export async function provenNumber(
  { db, keys }: { db: Executor } & Pick<Dependencies, 'keys'>,
  recipientAddress: string,
): Promise<string | undefined> {
  const sealed = await sealedProvenNumber(db, addressKey(recipientAddress))
  return sealed && openProvenNumber({ keys }, { recipientAddress, sealed })
}

export async function openProvenNumber(
  { keys }: Pick<Dependencies, 'keys'>,
  { recipientAddress, sealed }: { recipientAddress: string; sealed: Bytes },
): Promise<string> {
  const plain = await open({ keys: keys.keks, context: provenNumberContext(recipientAddress), sealed })
  return new TextDecoder().decode(plain)
}

/** Has the recipient proven another number than this one (E.164)? */
export async function differsFromProven(
  deps: Parameters<typeof provenNumber>[0],
  { recipientAddress, phone }: { recipientAddress: string; phone: string },
): Promise<boolean> {
  const proven = await provenNumber(deps, recipientAddress)
  return proven !== undefined && proven !== phone
}
