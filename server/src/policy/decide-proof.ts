import type { Dependencies } from '../dependencies.ts'
import { knownNumber } from '../directory/known-number.ts'
import type { LevelSource, PhoneSource, RefusalCode, SecurityLevel } from '../graphql/schema.generated.ts'
import { differsFromProven } from '../pins/proven-number.ts'
import type { MatchingRule } from './matching-rule.ts'
import { parsePhone } from './phone.ts'

type ProofQuestion = {
  recipient: string
  level?: SecurityLevel | undefined
  phone?: { number: string; from: 'ADDRESS' | 'SUBJECT' } | undefined
  matching: MatchingRule
}

type NumberToUse = { phone?: string; phoneFrom?: PhoneSource; isNumberChanged?: boolean }

export type Proof =
  | { kind: 'Proof'; level: 'LINK'; levelFrom: LevelSource }
  | ({ kind: 'Proof'; level: 'PIN'; levelFrom: LevelSource } & NumberToUse)
  | { kind: 'ProofRefused'; code: RefusalCode }

/** A number, or the wish of the sender or of the policy, makes it PIN: a rule may ask for more than the sender, never for less. */
export async function decideProof(
  deps: Pick<Dependencies, 'config' | 'db' | 'keys'>,
  { recipient, level, phone, matching }: ProofQuestion,
): Promise<Proof> {
  const asked = askedLevel(deps, { level, phone, matching })
  if (asked.level === 'LINK') return { kind: 'Proof', ...asked, level: 'LINK' }
  // At RCPT, another rule may still decide.
  const isFinal = matching.undecided.length === 0
  if (matching.rule?.then.sms === false && isFinal) return { kind: 'ProofRefused', code: 'SMS_NOT_ALLOWED' }
  const pin = { kind: 'Proof' as const, ...asked, level: 'PIN' as const }
  if (phone !== undefined) {
    const given = parsePhone(phone.number, deps.config.sms.countries)
    if (given.kind === 'PhoneFault') return { kind: 'ProofRefused', code: faultIn[phone.from][given.code] }
    const isNumberChanged = await differsFromProven(deps, { recipientAddress: recipient, phone: given.number })
    return { ...pin, phone: given.number, phoneFrom: phone.from, isNumberChanged }
  }
  const known = await knownNumber(deps, recipient)
  return known === undefined ? pin : { ...pin, phone: known.phone, phoneFrom: known.from }
}

const faultIn = {
  ADDRESS: { MALFORMED_PHONE: 'MALFORMED_PHONE', PHONE_NOT_ALLOWED: 'PHONE_NOT_ALLOWED' },
  SUBJECT: { MALFORMED_PHONE: 'MALFORMED_SUBJECT_PHONE', PHONE_NOT_ALLOWED: 'PHONE_NOT_ALLOWED' },
} as const

function askedLevel(
  { config }: Pick<Dependencies, 'config'>,
  { level, phone, matching }: Pick<ProofQuestion, 'level' | 'phone' | 'matching'>,
): { level: SecurityLevel; levelFrom: LevelSource } {
  if (phone !== undefined) return { level: 'PIN', levelFrom: 'NUMBER' }
  if (level === 'PIN') return { level: 'PIN', levelFrom: 'REQUEST' }
  const ruled = matching.rule?.then.level
  return ruled === undefined
    ? { level: config.policy.defaultLevel, levelFrom: 'DEFAULT' }
    : { level: ruled, levelFrom: 'RULE' }
}
