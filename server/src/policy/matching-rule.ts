import { isListed } from './category.ts'
import type { MailFacts } from './mail-facts.ts'
import type { PolicyRule } from './policy-rule.ts'
import { addressKey } from './protected-address.ts'

type Condition = keyof PolicyRule['when']

/** `mail`: undefined at RCPT, when nothing is known but the envelope. */
type RuleQuestion = { sender: string; recipient: string; mail: MailFacts | undefined }

export type MatchingRule = {
  /** The first that matches; undefined: the settings of `.env` decide. */
  rule: PolicyRule | undefined
  /** What of it was asked for, and held. */
  matched: Condition[]
  /** Earlier rules that would decide if the mail had the header or the tag that they ask for; none once the mail is known. */
  undecided: PolicyRule[]
}

/**
 * The first rule decides of which everything that it names holds; of a list one entry is enough. One that asks for a header or a tag neither matches nor
 * fails while there is no mail: it is passed over and named in `undecided`, so that nobody takes what is said at RCPT for the last word.
 */
export function matchingRule(rules: readonly PolicyRule[], question: RuleQuestion): MatchingRule {
  const undecided: PolicyRule[] = []
  for (const rule of rules) {
    const answers = conditionsOf(rule).map((condition) => holds[condition](rule.when, question))
    if (answers.includes(false)) continue
    if (!answers.includes(undefined)) return { rule, matched: conditionsOf(rule), undecided }
    undecided.push(rule)
  }
  return { rule: undefined, matched: [], undecided }
}

type Test = (when: PolicyRule['when'], question: RuleQuestion) => boolean | undefined

/** Each gives undefined when only the mail itself can tell. */
const holds: Record<Condition, Test> = {
  sender: (when, { sender }) => when.sender?.includes(addressKey(sender)),
  senderDomain: (when, { sender }) => isListed(domainOf(sender), when.senderDomain ?? []),
  recipientDomain: (when, { recipient }) => isListed(domainOf(recipient), when.recipientDomain ?? []),
  header: (when, { mail }) => mail && hasHeaders(mail, when.header ?? {}),
  subjectTag: (when, { mail }) => mail && when.subjectTag?.some((tag) => mail.subjectTags.has(tag)),
}

const conditionsOf = ({ when }: PolicyRule) =>
  (Object.keys(holds) as Condition[]).filter((condition) => when[condition] !== undefined)

const hasHeaders = ({ header }: MailFacts, wanted: Record<string, string[]>) =>
  Object.entries(wanted).every(([name, values]) =>
    header(name).some((value) => values.includes(value.trim().toLowerCase())),
  )

function domainOf(address: string): string {
  const key = addressKey(address)
  return key.slice(key.lastIndexOf('@') + 1)
}
