import { refusalSentence, type RefusalTexts } from '@sigill/texts/refusals.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Category, RefusalCode, SecurityLevel } from '../graphql/schema.generated.ts'
import { differsFromProven, provenNumber } from '../pins/proven-number.ts'
import { categoryOf, isListed } from './category.ts'
import { parsePhone } from './phone.ts'
import { normalisedAddress } from './protected-address.ts'

export type RecipientAccepted = {
  kind: 'RecipientAccepted'
  recipient: string
  level: SecurityLevel
  /** E.164; at level PIN without one the delivery is held until the sender gives one. */
  phone?: string
  /** The recipient has proven another number: the sender is told before this one is used. */
  isNumberChanged?: boolean
  category: Category
  expiresInDays: number
}
export type RecipientRefused = { kind: 'RecipientRefused'; code: RefusalCode; address: string; sentence: string }

export type RecipientQuestion = {
  sender: string
  recipient: string
  /** What the sender asks for; policy may ask for more, never for less. */
  level?: SecurityLevel | undefined
  /** As the sender wrote it. */
  phone?: string | undefined
}

type DecidingDependencies = Pick<Dependencies, 'config' | 'db' | 'keys'>

/** The policy: may this sender write to this recipient, and how is the recipient's proof made? */
export async function decideRecipient(
  deps: DecidingDependencies,
  question: RecipientQuestion,
): Promise<RecipientAccepted | RecipientRefused> {
  const { config } = deps
  const recipient = normalisedAddress(question.recipient)
  const refuse = (code: RefusalCode) => refusedRecipient(config, { code, address: question.recipient })
  if (recipient === undefined) return refuse('MALFORMED_ADDRESS')
  if (!maySend(config.policy.senderDomains, question.sender)) return refuse('SENDER_NOT_ALLOWED')
  if (recipient.endsWith(`@${config.mail.domain}`)) return refuse('OWN_ADDRESS')
  const accepted = {
    recipient,
    category: categoryOf(config.policy, { sender: question.sender, recipient }),
    expiresInDays: config.policy.expiryDays,
  }
  const proof = await decideProof(deps, { ...question, recipient })
  return proof.kind === 'ProofRefused' ? refuse(proof.code) : { ...accepted, ...proof, kind: 'RecipientAccepted' }
}

type Proof =
  | { kind: 'Proof'; level: 'LINK' }
  | { kind: 'Proof'; level: 'PIN'; phone?: string; isNumberChanged?: boolean }
  | { kind: 'ProofRefused'; code: RefusalCode }

/** A number, or the wish of the sender or of the policy, makes it PIN. */
async function decideProof(deps: DecidingDependencies, { recipient, level, phone }: RecipientQuestion): Promise<Proof> {
  const { policy, sms } = deps.config
  if (phone !== undefined) {
    const given = parsePhone(phone, sms.countries)
    if (given.kind === 'PhoneFault') return { kind: 'ProofRefused', code: given.code }
    const isNumberChanged = await differsFromProven(deps, { recipientAddress: recipient, phone: given.number })
    return { kind: 'Proof', level: 'PIN', phone: given.number, isNumberChanged }
  }
  if (level !== 'PIN' && policy.defaultLevel !== 'PIN') return { kind: 'Proof', level: 'LINK' }
  const proven = await provenNumber(deps, recipient)
  return { kind: 'Proof', level: 'PIN', ...(proven !== undefined && { phone: proven }) }
}

/** A refusal with its sentence. `suggestion`: what was probably meant. */
export function refusedRecipient(
  { mail, policy }: Pick<Dependencies['config'], 'mail' | 'policy'>,
  refusal: { code: RefusalCode; address: string; suggestion?: string | undefined },
): RecipientRefused {
  const { code, address, suggestion = `anna@foretag.se${mail.suffix}` } = refusal
  const say = (texts: RefusalTexts) => texts[code]({ suffix: mail.suffix, suggestion })
  return { kind: 'RecipientRefused', code, address, sentence: refusalSentence(policy.defaultLanguage, say) }
}

/** May mail from this address go through here? An empty list: from every address. */
export function maySend(senderDomains: readonly string[], sender: string): boolean {
  const address = normalisedAddress(sender)
  if (address === undefined) return false
  return senderDomains.length === 0 || isListed(address.slice(address.lastIndexOf('@') + 1), senderDomains)
}
