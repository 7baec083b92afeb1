import type { Dependencies } from '../dependencies.ts'
import { takeBounce, type BounceTaken } from '../bounces/take-bounce.ts'
import type { Upload } from '../graphql/upload.ts'
import { digestOf } from '../keys/digests.ts'
import { newId } from '../keys/new-id.ts'
import { acceptMessage } from '../messages/accept-message.ts'
import type { RecipientAccepted, RecipientRefused } from '../policy/decide-recipient.ts'
import { languageOf, threadOf } from './mail-headers.ts'
import { decideRecipients, joinConversations, namesInHeaders, visibleMailbox } from './mail-recipients.ts'
import { MailRefusal, mailRefused, type MailRefused } from './mail-refusal.ts'
import { sealMail, type SealedMail } from './seal-mail.ts'

export type MailAccepted = { kind: 'MailAccepted'; messageId: string; duplicate: boolean }
export type Envelope = { sender: string | null; recipients: string[] }

const contentKeyBytes = 32
const mostRecipients = 1000

/** Takes in one mail for all its recipients, or for none. The same mail with the same envelope is stored once. */
export async function acceptMail(
  deps: Dependencies,
  { sender, recipients, rfc822 }: Envelope & { rfc822: Promise<Upload> },
): Promise<MailAccepted | BounceTaken | MailRefused> {
  const { stream } = await rfc822
  try {
    if (sender === null) return await takeBounce(deps, { recipients, raw: stream })
    if (recipients.length === 0 || recipients.length > mostRecipients) throw new MailRefusal('MALFORMED_MAIL')
    const accepted = await decideRecipients(deps, { sender, recipients })
    if (!Array.isArray(accepted)) return recipientRefused(accepted)
    return await store(deps, { envelope: { sender, recipients }, accepted, raw: stream })
  } catch (error) {
    if (error instanceof MailRefusal) return mailRefused(deps.config.policy, error.code)
    throw error
  } finally {
    stream.destroy()
  }
}

type Intake = {
  envelope: { sender: string; recipients: string[] }
  accepted: RecipientAccepted[]
  raw: Upload['stream']
}

async function store(deps: Dependencies, { envelope, accepted, raw }: Intake): Promise<MailAccepted | MailRefused> {
  const id = newId(deps)
  const contentKey = deps.random(contentKeyBytes)
  const visible = visibleMailbox(deps.config.mail.suffix)
  const mail = await sealMail(deps, { id, contentKey, raw, sender: envelope.sender, visible })
  const thread = threadOf(mail.headers)
  const names = namesInHeaders(mail.headers, deps.config.mail.suffix)
  const recipients = await joinConversations(deps, { sender: mail.from.address, accepted, thread, names })
  if (!Array.isArray(recipients)) {
    await mail.parts.abandon()
    return recipientRefused(recipients)
  }
  const stored = await acceptMessage(deps, {
    id,
    sender: mail.from,
    recipients,
    language: languageOf(mail.headers, deps.config.policy.defaultLanguage),
    thread,
    contentKey,
    parts: mail.parts,
    intakeDigest: intakeDigest(envelope, mail),
  })
  return { kind: 'MailAccepted', messageId: stored.messageId, duplicate: stored.kind === 'MessageKnown' }
}

/** The same for every try of one mail, whatever the order in which its recipients are named. */
const intakeDigest = ({ sender, recipients }: Intake['envelope'], { rawDigest }: SealedMail) =>
  digestOf('mail', sender, rawDigest, ...recipients.map((address) => address.toLowerCase()).sort())

const recipientRefused = ({ sentence }: RecipientRefused): MailRefused => ({
  kind: 'MailRefused',
  code: 'RECIPIENT_REFUSED',
  sentence,
})
