import type { SecurityLevel } from '../graphql/schema.generated.ts'
import {
  decideRecipient,
  refusedRecipient,
  type DecidingDependencies,
  type RecipientAccepted,
  type RecipientRefused,
} from './decide-recipient.ts'
import type { MailFacts } from './mail-facts.ts'
import { parseProtectedAddress } from './protected-address.ts'

export type AddressQuestion = {
  sender: string
  /** As staff write it, with its suffix. */
  address: string
  /** Undefined at RCPT, when nothing is known but the envelope. */
  mail: MailFacts | undefined
  /** What the subject asks for; a number in the address goes before. */
  subject?: { phone?: string | undefined; level?: SecurityLevel | undefined }
}

/** The policy for an address as staff write it. */
export async function decideAddress(
  deps: DecidingDependencies,
  { sender, address, mail, subject = {} }: AddressQuestion,
): Promise<RecipientAccepted | RecipientRefused> {
  const { config } = deps
  if (address.toLowerCase().endsWith(`@${config.mail.domain}`))
    return refusedRecipient(config, { code: 'OWN_ADDRESS', address })
  const parsed = parseProtectedAddress(address, config.mail.suffix)
  if (parsed.kind === 'AddressFault') {
    return refusedRecipient(config, { code: parsed.code, address, suggestion: parsed.suggestion })
  }
  const { recipient, phoneLabel } = parsed
  const number = phoneLabel ?? subject.phone
  const decided = await decideRecipient(deps, {
    sender,
    recipient,
    mail,
    level: subject.level,
    phone: number === undefined ? undefined : { number, from: phoneLabel === undefined ? 'SUBJECT' : 'ADDRESS' },
    ending: (phoneLabel === undefined ? '' : `.${phoneLabel}`) + config.mail.suffix,
  })
  return decided.kind === 'RecipientRefused' ? { ...decided, address } : decided
}
