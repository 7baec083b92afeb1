import { returnedTo } from '../bounces/return-path.ts'
import type { PolicyDecision, RuleCondition } from '../graphql/schema.generated.ts'
import { claimedDelivery } from '../commands/command-address.ts'
import type { Dependencies } from '../dependencies.ts'
import { decideAddress, type AddressQuestion } from './decide-address.ts'
import {
  refusedRecipient,
  type DecidingDependencies,
  type RecipientAccepted,
  type RecipientRefused,
} from './decide-recipient.ts'
import type { MailFacts } from './mail-facts.ts'
import type { MatchingRule } from './matching-rule.ts'
import { maskedPhone } from './phone.ts'

type RecipientExplained = RecipientAccepted & { maskedPhone: string | null; decision: PolicyDecision }

export type RecipientExplanation =
  RecipientExplained | { kind: 'BounceExpected' | 'CommandExpected'; address: string } | RecipientRefused

type Question = { sender: string | null; mail?: MailFacts } & Pick<AddressQuestion, 'address' | 'subject'>

/** Would a mail from this sender (null: a bounce) to this address be taken, and how? Changes nothing. */
export async function explainRecipient(
  deps: DecidingDependencies & Pick<Dependencies, 'clock'>,
  { sender, address, mail, subject = {} }: Question,
): Promise<RecipientExplanation> {
  // Also without a sender, and forged or too late: what is to be said of it, and to be written down, is of the whole mail.
  if (claimedDelivery(deps, address) !== undefined) return { kind: 'CommandExpected', address }
  if (sender === null) {
    return returnedTo(deps, address)
      ? { kind: 'BounceExpected', address }
      : refusedRecipient(deps.config, { code: 'SENDER_NOT_ALLOWED', address })
  }
  const decided = await decideAddress(deps, { sender, address, mail, subject })
  if (decided.kind === 'RecipientRefused') return decided
  const phone = decided.phone === undefined ? null : maskedPhone(decided.phone)
  return { ...decided, maskedPhone: phone, decision: decisionOf(decided) }
}

const decisionOf = ({ matching, levelFrom, phoneFrom }: RecipientAccepted): PolicyDecision => ({
  rule: matching.rule?.name ?? null,
  matched: matching.matched.map((condition) => wordOf[condition]),
  unlessMailMatches: matching.undecided.map(({ name }) => name),
  levelFrom,
  phoneFrom: phoneFrom ?? null,
  smsAllowed: matching.rule?.then.sms !== false,
})

const wordOf: Record<MatchingRule['matched'][number], RuleCondition> = {
  sender: 'SENDER',
  senderDomain: 'SENDER_DOMAIN',
  recipientDomain: 'RECIPIENT_DOMAIN',
  header: 'HEADER',
  subjectTag: 'SUBJECT_TAG',
}
