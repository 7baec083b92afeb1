import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { SecurityLevel } from '../graphql/schema.generated.ts'
import { keyedDigest, sameBytes } from '../keys/digests.ts'

type Keys = Pick<Dependencies, 'keys'>

/** What the recipient's binding of a delivery holds together. */
export type RecipientSide = { id: string; recipientAddress: string; level: SecurityLevel; accessTokenDigest: Bytes }
/** What the sender's holds together. */
export type SenderSide = { id: string; messageId: string; senderAddress: string }

export type RecipientBound = RecipientSide & { recipientBinding: Bytes }
export type SenderBound = SenderSide & { senderBinding: Bytes }

/** PostgreSQL keeps no zero byte in a text, so that no two lists of texts give the same digest. */
const digest = ({ keys }: Keys, purpose: string, bound: string[]) => keyedDigest(keys.pepper, purpose, bound.join('\0'))

export const recipientBinding = (deps: Keys, { id, recipientAddress, level, accessTokenDigest }: RecipientSide) =>
  digest(deps, 'recipient-binding', [id, recipientAddress, level, Buffer.from(accessTokenDigest).toString('hex')])

export const senderBinding = (deps: Keys, { id, messageId, senderAddress }: SenderSide) =>
  digest(deps, 'sender-binding', [id, messageId, senderAddress])

/** Is the delivery for whom it was accepted, at the level it was accepted with, behind the link that was made for it? */
export const isRecipientBound = (deps: Keys, bound: RecipientBound) =>
  sameBytes(recipientBinding(deps, bound), bound.recipientBinding)

/** Is it of the message, and the message of the sender, that it was accepted with? Not once the sender is erased. */
export const isSenderBound = (deps: Keys, bound: SenderBound) =>
  sameBytes(senderBinding(deps, bound), bound.senderBinding)
