import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest } from '../keys/digests.ts'
import { addressKey } from '../policy/protected-address.ts'

type Number = { recipientAddress: string; phone: string }

/** What is kept of a number (E.164) that was forgotten: enough to know it again beside its recipient's address, and nothing of it to read. */
export const forgottenNumberDigest = (
  { keys }: Pick<Dependencies, 'keys'>,
  { recipientAddress, phone }: Number,
): Bytes => keyedDigest(keys.pepper, 'forgotten-number', `${addressKey(recipientAddress)} ${phone}`)
