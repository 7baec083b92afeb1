import { refusalSentence, type RefusalTexts } from '@sigill/texts/refusals.ts'
import type { Language } from '@sigill/texts/language.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Category, LevelSource, PhoneSource, RefusalCode, SecurityLevel } from '../graphql/schema.generated.ts'
import { categoryOf, isListed } from './category.ts'
import { decideProof } from './decide-proof.ts'
import type { MailFacts } from './mail-facts.ts'
import { matchingRule, type MatchingRule } from './matching-rule.ts'
import { misspeltDomain } from './misspelt-domain.ts'
import { normalisedAddress } from './protected-address.ts'

export type RecipientAccepted = {
  kind: 'RecipientAccepted'
  recipient: string
  level: SecurityLevel
  levelFrom: LevelSource
  /** E.164; at level PIN without one the delivery is held until the sender gives one. */
  phone?: string
  phoneFrom?: PhoneSource
  /** The recipient has proven another number: the sender is told before this one is used. */
  isNumberChanged?: boolean
  category: Category
  expiresInDays: number
  maxMailBytes: number
  /** Of the notice and the receipts, when a rule says it. */
  language: Language | undefined
  /** Which rule says so. */
  matching: MatchingRule
}
export type RecipientRefused = { kind: 'RecipientRefused'; code: RefusalCode; address: string; sentence: string }

export type RecipientQuestion = {
  sender: string
  recipient: string
  /** What the sender asks for; policy may ask for more, never for less. */
  level?: SecurityLevel | undefined
  /** As the sender wrote it, and where. */
  phone?: { number: string; from: 'ADDRESS' | 'SUBJECT' } | undefined
  /** Undefined at RCPT, when nothing is known but the envelope. */
  mail?: MailFacts | undefined
  /** What an address has after the recipient's own, to be suggested again. */
  ending?: string
}

export type DecidingDependencies = Pick<Dependencies, 'config' | 'policy' | 'db' | 'keys'>

/** The policy: may this sender write to this recipient, and how is the recipient's proof made? */
export async function decideRecipient(
  deps: DecidingDependencies,
  question: RecipientQuestion,
): Promise<RecipientAccepted | RecipientRefused> {
  const { config } = deps
  const recipient = normalisedAddress(question.recipient)
  const refuse = (code: RefusalCode, suggestion?: string) =>
    refusedRecipient(config, { code, address: question.recipient, suggestion })
  if (recipient === undefined) return refuse('MALFORMED_ADDRESS')
  if (!maySend(config.policy.senderDomains, question.sender)) return refuse('SENDER_NOT_ALLOWED')
  if (recipient.endsWith(`@${config.mail.domain}`)) return refuse('OWN_ADDRESS')
  const meant = meantAddress(deps, { sender: question.sender, recipient })
  if (meant !== undefined) return refuse('MISSPELT_DOMAIN', meant + (question.ending ?? ''))
  const ruled = decideByRule(deps, { ...question, recipient })
  const proof = await decideProof(deps, { ...question, recipient, matching: ruled.matching })
  return proof.kind === 'ProofRefused'
    ? refuse(proof.code)
    : { recipient, ...ruled, ...proof, kind: 'RecipientAccepted' }
}

function decideByRule(
  { config, policy }: Pick<Dependencies, 'config' | 'policy'>,
  { sender, recipient, mail }: RecipientQuestion,
) {
  const matching = matchingRule(policy.current().rules, { sender, recipient, mail })
  const { category, expiryDays, maxMailBytes, language } = matching.rule?.then ?? {}
  return {
    category: category ?? categoryOf(config.policy, { sender, recipient }),
    expiresInDays: expiryDays ?? config.policy.expiryDays,
    maxMailBytes: maxMailBytes ?? config.policy.maxMailBytes,
    language,
    matching,
  }
}

/** The recipient's address with the domain that was meant; undefined when this one is not misspelt. */
function meantAddress(
  { config, policy }: Pick<Dependencies, 'config' | 'policy'>,
  { sender, recipient }: { sender: string; recipient: string },
): string | undefined {
  const { senderDomains, internalDomains, authorityDomains } = config.policy
  const own = domainOf(normalisedAddress(sender) ?? '')
  const known = [own, ...senderDomains, ...internalDomains, ...authorityDomains, ...policy.current().knownDomains]
  const meant = misspeltDomain(domainOf(recipient), known)
  return meant === undefined ? undefined : recipient.slice(0, recipient.lastIndexOf('@') + 1) + meant
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
  return senderDomains.length === 0 || isListed(domainOf(address), senderDomains)
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
