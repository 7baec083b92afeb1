import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import type { Dependencies } from '../dependencies.ts'
import type { MailFacts } from '../policy/mail-facts.ts'
import { normalisedAddress } from '../policy/protected-address.ts'
import { mailboxesOf, subjectOf } from './mail-headers.ts'
import { taggedSubject, type TaggedSubject } from './subject-tags.ts'

/** What the policy is told by a mail's header, before anything else of the mail is read. */
export type MailHead = { headers: Headers; from: Mailbox; subject: TaggedSubject; facts: MailFacts }

/** `sender`: the envelope's, for a mail that does not say who it is from. */
export function mailHead(
  { policy }: Pick<Dependencies, 'policy'>,
  { headers, sender }: { headers: Headers; sender: string },
): MailHead {
  const subject = taggedSubject(subjectOf(headers), policy.current())
  return {
    headers,
    from: mailboxesOf(headers, 'from').find(canBeAnswered) ?? { address: sender },
    subject,
    facts: { header: (name) => textsOf(headers.get(name)), subjectTags: subject.tags },
  }
}

const canBeAnswered = ({ address }: Mailbox) => normalisedAddress(address) !== undefined

/** A header as mailparser has it: a text, several, or an object that it made of some. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  if ('text' in value) return textsOf(value.text)
  return 'value' in value ? textsOf(value.value) : []
}
