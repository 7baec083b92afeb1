import { encodeManifest } from '@sigill/envelope/manifest.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Client } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import type { SendMessageInput } from '../graphql/schema.generated.ts'
import type { Upload } from '../graphql/upload.ts'
import { mostNameCharacters, mostSubjectCharacters, oneLine } from '../intake/mail-headers.ts'
import { keyedDigest, sameBytes, streamDigest } from '../keys/digests.ts'
import { newId } from '../keys/new-id.ts'
import { newContentKey, partWriter, type PartWriter } from '../parts/part-writer.ts'
import { boundTexts, onePiece, partsBound, PartsTooLarge, sealAttachments } from '../parts/seal-attachments.ts'
import { noMailFacts } from '../policy/mail-facts.ts'
import {
  decideRecipient,
  refusedRecipient,
  type RecipientAccepted,
  type RecipientRefused,
} from '../policy/decide-recipient.ts'
import {
  ContentRefused,
  contentScan,
  refusedContent,
  type ContentScan,
  type RefusedContent,
} from '../viruses/content-scan.ts'
import { acceptMessage } from './accept-message.ts'
import { findMessage, type Message } from './find-message.ts'
import { InputFault } from './input-fault.ts'

export type MessageAccepted = { kind: 'MessageAccepted'; message: Message; duplicate: boolean }
export type IdempotencyConflict = { kind: 'IdempotencyConflict'; idempotencyKey: string }
export type MessageTooLarge = { kind: 'MessageTooLarge'; limit: number }
export type MessageEmpty = { kind: 'MessageEmpty'; idempotencyKey: string }
export type SendMessageResult =
  MessageAccepted | RecipientRefused | IdempotencyConflict | MessageTooLarge | MessageEmpty | RefusedContent

type Sending = { client: Client; input: SendMessageInput; attachments: Promise<Upload>[] }

const mostKeyCharacters = 200

/** Sends one message to one recipient. The same key with the same content gives the same message. */
export async function sendMessage(deps: Dependencies, sending: Sending): Promise<SendMessageResult> {
  const { input } = sending
  checkInput(input)
  if (isBlank(input.text) && isBlank(input.html)) return { kind: 'MessageEmpty', idempotencyKey: input.idempotencyKey }
  const decided = await decide(deps, input)
  if (decided.kind === 'RecipientRefused') return decided
  const id = newId(deps)
  const contentKey = newContentKey(deps)
  const scan = contentScan(deps)
  const parts = partWriter(deps, { ownerId: id, contentKey, scan })
  try {
    const contentDigest = await sealContent(deps, { ...sending, parts, scan, maxBytes: decided.maxMailBytes })
    return await store(deps, { ...sending, decided, id, contentKey, parts, contentDigest })
  } catch (error) {
    await parts.abandon()
    if (error instanceof PartsTooLarge) return { kind: 'MessageTooLarge', limit: error.limit }
    if (error instanceof ContentRefused) return refusedContent(deps, { error, from: 'API' })
    throw error
  }
}

const isBlank = (text: string | null | undefined) => (text ?? '').trim() === ''

function checkInput({ idempotencyKey, subject, sender, recipient }: SendMessageInput): void {
  if (idempotencyKey === '' || idempotencyKey.length > mostKeyCharacters) {
    throw new InputFault(`idempotencyKey has 1 to ${mostKeyCharacters} characters`)
  }
  if (subject.length > mostSubjectCharacters)
    throw new InputFault(`subject has at most ${mostSubjectCharacters} characters`)
  if ([sender, recipient].some(({ name }) => (name ?? '').length > mostNameCharacters)) {
    throw new InputFault(`a name has at most ${mostNameCharacters} characters`)
  }
}

async function decide(deps: Dependencies, { sender, recipient, level, phone }: SendMessageInput) {
  const suffixed = recipient.address.toLowerCase().endsWith(deps.config.mail.suffix)
  if (suffixed) return refusedRecipient(deps.config, { code: 'MALFORMED_ADDRESS', address: recipient.address })
  return decideRecipient(deps, {
    sender: sender.address,
    recipient: recipient.address,
    level: level ?? undefined,
    phone: phone ? { number: phone, from: 'ADDRESS' } : undefined,
    mail: noMailFacts,
  })
}

/** @returns a digest of all that the client sent, to tell a second try from a key used for something else */
async function sealContent(
  deps: Dependencies,
  { input, attachments, parts, scan, maxBytes }: Sending & { parts: PartWriter; scan: ContentScan; maxBytes: number },
): Promise<Bytes> {
  const bound = partsBound(maxBytes)
  boundTexts(input.text, input.html)
  const heard = streamDigest()
  const hear = (bytes: Uint8Array) => heard.update(bytes)
  const entries = await sealAttachments(parts, { uploads: attachments, bound, heard: hear })
  await scan.texts(input.text, input.html)
  const manifest = encodeManifest({
    version: 1,
    subject: oneLine(input.subject, mostSubjectCharacters),
    from: mailbox(input.sender),
    to: [mailbox(input.recipient)],
    cc: [],
    date: deps.clock.now().toISOString(),
    ...(!isBlank(input.text) && { text: input.text ?? '' }),
    ...(!isBlank(input.html) && { html: input.html ?? '' }),
    attachments: entries,
  })
  await parts.write('manifest', onePiece(manifest))
  const content = JSON.stringify({ ...input, attachments: entries, heard: heard.digest('base64url') })
  return keyedDigest(deps.keys.pepper, 'content', content)
}

function mailbox({ address, name }: SendMessageInput['sender']) {
  const shown = oneLine(name ?? '', mostNameCharacters)
  return shown === '' ? { address } : { address, name: shown }
}

type Storing = Sending & {
  decided: RecipientAccepted
  id: string
  contentKey: Bytes
  parts: PartWriter
  contentDigest: Bytes
}

async function store(deps: Dependencies, storing: Storing): Promise<MessageAccepted | IdempotencyConflict> {
  const { client, input, contentDigest } = storing
  const { idempotencyKey } = input
  const intakeDigest = keyedDigest(deps.keys.pepper, 'api', `${client.id} ${idempotencyKey}`)
  const stored = await acceptMessage(deps, {
    id: storing.id,
    sender: mailbox(input.sender),
    recipients: [{ decided: storing.decided, name: mailbox(input.recipient).name, intakeDigest }],
    language: input.language ?? storing.decided.language ?? deps.config.policy.defaultLanguage,
    thread: { references: [] },
    contentKey: storing.contentKey,
    parts: storing.parts,
    contentDigest,
    clientId: client.id,
  })
  if (stored.kind === 'MessageRecalled') throw new Error('a message of the API has no Message-ID to be recalled by')
  const duplicate = stored.kind === 'MessageKnown'
  if (duplicate && !sameBytes(stored.contentDigest ?? new Uint8Array(), contentDigest)) {
    return { kind: 'IdempotencyConflict', idempotencyKey }
  }
  const message = await findMessage(deps, { client, id: stored.messageId })
  if (!message) throw new Error('a message that was stored is not there')
  return { kind: 'MessageAccepted', message, duplicate }
}
