import { returnedTo } from '../bounces/return-path.ts'
import type { PolicyDecision, RuleCondition } from '../graphql/schema.generated.ts'
import { commandRightOf } from '../commands/command-address.ts'
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
  const command = commandRightOf(deps, address)
  // Also without a sender: what answers by itself is taken, and nothing happens.
  if (command && !command.isOver) return { kind: 'CommandExpected', address }
  if (command) return refusedRecipient(deps.config, { code: 'COMMAND_EXPIRED', address })
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
})

const wordOf: Record<MatchingRule['matched'][number], RuleCondition> = {
  sender: 'SENDER',
  senderDomain: 'SENDER_DOMAIN',
  recipientDomain: 'RECIPIENT_DOMAIN',
  header: 'HEADER',
  subjectTag: 'SUBJECT_TAG',
}
