import type { LevelSource, PhoneSource, RuleCondition } from '../graphql/schema.generated.ts'
import type { RecipientExplanation } from './explain-recipient.ts'

const conditions: Record<RuleCondition, string> = {
  SENDER: 'the sender',
  SENDER_DOMAIN: "the sender's domain",
  RECIPIENT_DOMAIN: "the recipient's domain",
  HEADER: 'a header',
  SUBJECT_TAG: 'a word in the subject',
}
const levels: Record<LevelSource, string> = {
  NUMBER: 'a number is given',
  REQUEST: 'the subject asks for a code',
  RULE: 'the rule says so',
  DEFAULT: 'no rule says it, and DEFAULT_LEVEL does',
}
const phones: Record<PhoneSource, string> = {
  ADDRESS: 'from the address',
  SUBJECT: 'from the subject',
  PROVEN: 'proven by the recipient',
  DIRECTORY: 'from the directory',
}

/** What would become of a mail and why, for the operator: one thing a line. */
export function explanationLines(explanation: RecipientExplanation): string[] {
  switch (explanation.kind) {
    case 'RecipientRefused':
      return [`Refused (${explanation.code}): ${explanation.sentence}`]
    case 'BounceExpected':
      return ['Taken as a bounce: the address is a return path of the gateway.']
    case 'CommandExpected':
      return ['Taken as an answer to a mail of the gateway, if its sender is the one whom it was sent to.']
    case 'RecipientAccepted':
      return acceptedLines(explanation)
  }
}

function acceptedLines(explained: Extract<RecipientExplanation, { kind: 'RecipientAccepted' }>): string[] {
  const { decision, level, maskedPhone, category, expiresInDays, maxMailBytes, language } = explained
  const number = maskedPhone === null ? 'none is known: the delivery is held until the sender gives one' : maskedPhone
  const from = decision.phoneFrom ? `, ${phones[decision.phoneFrom]}` : ''
  return [
    ruleLine(decision),
    `Level      ${level}: ${levels[decision.levelFrom]}`,
    ...(level === 'PIN' ? [`Number     ${number}${from}`] : []),
    ...(decision.smsAllowed
      ? []
      : ['SMS        none: the rule allows none, and a mail that asks for a code is refused']),
    `Category   ${category}`,
    `Kept for   ${expiresInDays} days`,
    `Size       at most ${maxMailBytes} bytes of attachments`,
    `Language   ${language ?? 'that of the mail, or DEFAULT_LANGUAGE'}`,
    ...decision.unlessMailMatches.map(
      (name) => `Unless     rule "${name}" decides: it asks for a header or a word in the subject`,
    ),
  ]
}

function ruleLine({ rule, matched }: { rule?: string | null | undefined; matched: RuleCondition[] }): string {
  if (typeof rule !== 'string') return 'Rule       none matches; the settings decide'
  const why = matched.map((condition) => conditions[condition]).join(', ')
  return `Rule       "${rule}" matches ${why === '' ? 'every mail' : why}`
}
