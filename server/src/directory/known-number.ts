import { provenNumber } from '../pins/proven-number.ts'
import { directoryNumber } from './directory-number.ts'

/** E.164, and who says so. */
export type KnownNumber = { phone: string; from: 'PROVEN' | 'DIRECTORY' }

/** The number of a recipient to whom the sender gave none: the one that they have proven, or else the directory's. */
export async function knownNumber(
  deps: Parameters<typeof provenNumber>[0],
  recipientAddress: string,
): Promise<KnownNumber | undefined> {
  const proven = await provenNumber(deps, recipientAddress)
  if (proven !== undefined) return { phone: proven, from: 'PROVEN' }
  const listed = await directoryNumber(deps, recipientAddress)
  return listed === undefined ? undefined : { phone: listed, from: 'DIRECTORY' }
}
