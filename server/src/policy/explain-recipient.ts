import { returnedTo } from '../bounces/return-path.ts'
import type { Dependencies } from '../dependencies.ts'
import { decideAddress } from './decide-address.ts'
import { refusedRecipient, type RecipientAccepted, type RecipientRefused } from './decide-recipient.ts'
import { maskedPhone } from './phone.ts'

export type RecipientExplanation =
  (RecipientAccepted & { maskedPhone: string | null }) | { kind: 'BounceExpected'; address: string } | RecipientRefused

/** Would a mail from this sender (null: a bounce) to this address be taken, and how? Changes nothing. */
export async function explainRecipient(
  deps: Pick<Dependencies, 'config' | 'db' | 'keys'>,
  { sender, address }: { sender: string | null; address: string },
): Promise<RecipientExplanation> {
  if (sender === null) {
    return returnedTo(deps, address)
      ? { kind: 'BounceExpected', address }
      : refusedRecipient(deps.config, { code: 'SENDER_NOT_ALLOWED', address })
  }
  const decided = await decideAddress(deps, { sender, address })
  if (decided.kind === 'RecipientRefused') return decided
  return { ...decided, maskedPhone: decided.phone === undefined ? null : maskedPhone(decided.phone) }
}
