import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Language } from '@sigill/texts/language.ts'
import type { Dependencies } from '../dependencies.ts'
import { takeBounce, type BounceTaken } from '../bounces/take-bounce.ts'
import { takeAnswer } from '../commands/take-answer.ts'
import type { CommandTaken } from '../commands/take-command.ts'
import type { Upload } from '../graphql/upload.ts'
import { keyedDigest } from '../keys/digests.ts'
import { newId } from '../keys/new-id.ts'
import { acceptMessage } from '../messages/accept-message.ts'
import { newContentKey } from '../parts/part-writer.ts'
import { maySend, type RecipientAccepted, type RecipientRefused } from '../policy/decide-recipient.ts'
import { addressKey } from '../policy/protected-address.ts'
import type { MailHead } from './mail-head.ts'
import { mayBeFrom } from './may-be-from.ts'
import { languageOf, threadOf } from './mail-headers.ts'
import { decideRecipients, joinConversations, visibleMailbox } from './mail-recipients.ts'
import { mailLimit } from './mail-limit.ts'
import { MailRefusal, mailRefused, type MailRefused } from './mail-refusal.ts'
import { plainRecipients, refuseMixed } from './plain-recipients.ts'
import { sealMail, type SealedMail } from './seal-mail.ts'

export type MailAccepted = { kind: 'MailAccepted'; messageId: string; duplicate: boolean }
/** `refused`: recipients that were refused at RCPT. `senders`: what the login that handed it in may be from; null or undefined: anything. */
export type Envelope = {
  sender: string | null
  recipients: string[]
  refused?: string[] | null | undefined
  senders?: string[] | null | undefined
}

const mostRecipients = 1000

/** Takes in one mail for all its recipients, or for none. The same mail with the same envelope is stored once. */
export async function acceptMail(
  deps: Dependencies,
  { sender, recipients, refused, senders, rfc822 }: Envelope & { rfc822: Promise<Upload> },
): Promise<MailAccepted | BounceTaken | CommandTaken | MailRefused> {
  const { stream } = await rfc822
  try {
    const answer = await takeAnswer(deps, { sender, recipients, senders, raw: stream })
    if (answer) return answer.kind === 'RecipientRefused' ? recipientRefused(answer) : answer
    if (sender === null) return await takeBounce(deps, { recipients, raw: stream })
    if (recipients.length === 0 || recipients.length > mostRecipients) throw new MailRefusal('MALFORMED_MAIL')
    const accepted = await decideRecipients(deps, { sender, recipients })
    if (!Array.isArray(accepted)) return recipientRefused(accepted)
    return await store(deps, { envelope: { sender, recipients, refused, senders }, raw: stream })
  } catch (error) {
    if (error instanceof MailRefusal) return mailRefused(deps.config, error)
    throw error
  } finally {
    stream.destroy()
  }
}

type Intake = {
  envelope: Envelope & { sender: string }
  raw: Upload['stream']
}

async function store(deps: Dependencies, { envelope, raw }: Intake): Promise<MailAccepted | MailRefused> {
  const id = newId(deps)
  const contentKey = newContentKey(deps)
  const visible = visibleMailbox(deps.config.mail.suffix)
  const limitOf = (head: MailHead) => {
    refuseMixed(deps, { head, sender: envelope.sender })
    return mailLimit(deps, { head, recipients: envelope.recipients })
  }
  const mail = await sealMail(deps, { id, contentKey, raw, sender: envelope.sender, visible, limitOf })
  try {
    const stored = await storeSealed(deps, { id, contentKey, mail, envelope })
    if (stored.kind === 'MailRefused') await mail.parts.abandon()
    return stored
  } catch (error) {
    await mail.parts.abandon()
    throw error
  }
}

type Sealed = Omit<Intake, 'raw'> & { id: string; contentKey: Bytes; mail: SealedMail }

async function storeSealed(deps: Dependencies, { id, contentKey, mail, envelope }: Sealed) {
  const { head } = mail
  const { headers, from } = head
  checkFrom(deps, { from: from.address, senders: envelope.senders })
  // Now that it is known what the mail says of itself, another rule may decide.
  const accepted = await decideRecipients(deps, { sender: from.address, recipients: envelope.recipients, head })
  if (!Array.isArray(accepted)) return recipientRefused(accepted)
  const thread = threadOf(headers)
  const recipients = await joinConversations(deps, { accepted, head, thread })
  if (!Array.isArray(recipients)) return recipientRefused(recipients)
  const intakeDigest = intakeDigestOf(deps, { sender: envelope.sender, mail })
  const stored = await acceptMessage(deps, {
    id,
    sender: from,
    recipients: recipients.map((recipient) => ({
      ...recipient,
      intakeDigest: intakeDigest(recipient.decided.recipient),
    })),
    language: ruledLanguage(accepted) ?? languageOf(headers, deps.config.policy.defaultLanguage),
    thread: { ...thread, plainRecipients: plainRecipients(deps, { ...head, ...envelope }) },
    contentKey,
    parts: mail.parts,
  })
  if (stored.kind === 'MessageRecalled') throw new MailRefusal('MAIL_RECALLED')
  const duplicate = stored.kind === 'MessageKnown'
  return { kind: 'MailAccepted' as const, messageId: stored.messageId, duplicate }
}

/** @throws MailRefusal */
function checkFrom(
  { config }: Pick<Dependencies, 'config'>,
  { from, senders }: { from: string } & Pick<Envelope, 'senders'>,
) {
  // A reply or a notice of ours that somebody's rule forwards to a protected address.
  if (addressKey(from) === addressKey(config.mail.from)) throw new MailRefusal('AUTOMATIC_MAIL')
  if (!maySend(config.policy.senderDomains, from)) throw new MailRefusal('SENDER_NOT_ALLOWED')
  if (!mayBeFrom(senders, from)) throw new MailRefusal('SENDER_NOT_ALLOWED')
}

/** A message has one language: what the rules of its recipients agree on. */
function ruledLanguage(accepted: RecipientAccepted[]): Language | undefined {
  const languages = new Set(accepted.map(({ language }) => language).filter((language) => language !== undefined))
  return languages.size === 1 ? [...languages][0] : undefined
}

/** The same for every try of one mail to one recipient, also when a sender tries again for some of the recipients only. */
const intakeDigestOf =
  ({ keys }: Pick<Dependencies, 'keys'>, { sender, mail }: { sender: string; mail: SealedMail }) =>
  (recipient: string) => {
    const raw = Buffer.from(mail.rawDigest).toString('base64url')
    return keyedDigest(keys.pepper, 'mail', `${raw} ${sender} ${addressKey(recipient)}`)
  }

const recipientRefused = ({ sentence }: RecipientRefused): MailRefused => ({
  kind: 'MailRefused',
  code: 'RECIPIENT_REFUSED',
  sentence,
})
