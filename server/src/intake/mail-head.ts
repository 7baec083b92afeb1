import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { HeaderLines, Headers } from 'mailparser'
import type { Dependencies } from '../dependencies.ts'
import type { MailFacts } from '../policy/mail-facts.ts'
import { normalisedAddress } from '../policy/protected-address.ts'
import { headerReader } from './header-reader.ts'
import { mailboxesOf, subjectOf } from './mail-headers.ts'
import { taggedSubject, type TaggedSubject } from './subject-tags.ts'

/** What the policy is told by a mail's header, before anything else of the mail is read. */
export type MailHead = { headers: Headers; from: Mailbox; subject: TaggedSubject; facts: MailFacts }

/** `sender`: the envelope's, for a mail that does not say who it is from. */
export function mailHead(
  { policy }: Pick<Dependencies, 'policy'>,
  { headers, lines, sender }: { headers: Headers; lines: HeaderLines; sender: string },
): MailHead {
  const subject = taggedSubject(subjectOf(headers), policy.current())
  return {
    headers,
    from: mailboxesOf(headers, 'from').find(canBeAnswered) ?? { address: sender },
    subject,
    facts: { header: headerReader(lines), subjectTags: subject.tags },
  }
}

const canBeAnswered = ({ address }: Mailbox) => normalisedAddress(address) !== undefined
