import type { Bytes } from '@sigill/envelope/bytes.ts'
import { encodeManifest } from '@sigill/envelope/manifest.ts'
import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { readableDelivery, whyGone } from '../deliveries/readable-delivery.ts'
import type { DeliveryGone } from '../deliveries/find-delivery.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import { writeEvents } from '../events/events.store.ts'
import type { SendReplyInput } from '../graphql/schema.generated.ts'
import type { Upload } from '../graphql/upload.ts'
import { mostNameCharacters, mostSubjectCharacters, oneLine } from '../intake/mail-headers.ts'
import { newId } from '../keys/new-id.ts'
import { InputFault } from '../messages/input-fault.ts'
import { messageIdDigest } from '../messages/thread.ts'
import { finishParts, newContentKey, partWriter, type PartWriter } from '../parts/part-writer.ts'
import { boundTexts, onePiece, partsBound, PartsTooLarge, sealAttachments } from '../parts/seal-attachments.ts'
import { hasSession } from '../sessions/start-session.ts'
import {
  ContentRefused,
  contentScan,
  refusedContent,
  type ContentScan,
  type RefusedContent,
} from '../viruses/content-scan.ts'
import { replyMessageId } from './reply-message-id.ts'
import { insertReply, replyByKey } from './replies.store.ts'
import { sealReplyKey } from './reply-key.ts'

export type ReplyAccepted = { kind: 'ReplyAccepted'; id: string; acceptedAt: Date }
export type SendReplyResult =
  | ReplyAccepted
  | { kind: 'ReplyTooLarge'; limit: number }
  | { kind: 'ReplyEmpty'; deliveryId: string }
  | { kind: 'SessionEnded'; deliveryId: string }
  | RefusedContent
  | DeliveryGone

type Replying = { input: SendReplyInput; attachments: Promise<Upload>[]; sessionToken: Bytes | undefined }

const idempotencyKeyForm = /^[\w-]{8,100}$/

/** Writes back to the sender of an opened delivery. The same key again makes no second reply. */
export async function sendReply(deps: Dependencies, replying: Replying): Promise<SendReplyResult> {
  const { input, attachments, sessionToken } = replying
  const { deliveryId, idempotencyKey } = input
  if (!idempotencyKeyForm.test(idempotencyKey)) throw new InputFault('idempotencyKey is a UUID')
  if (!(await hasSession(deps, { deliveryId, token: sessionToken }))) return { kind: 'SessionEnded', deliveryId }
  const delivery = await readableDelivery(deps, deliveryId)
  if (!delivery) return { kind: 'DeliveryGone', reason: await whyGone(deps, deliveryId) }
  if (input.text.trim() === '' && attachments.length === 0) return { kind: 'ReplyEmpty', deliveryId }
  const before = await replyByKey(deps.db, { deliveryId, idempotencyKey })
  if (before) return { kind: 'ReplyAccepted', ...before }
  const id = newId(deps)
  const contentKey = newContentKey(deps)
  const scan = contentScan(deps)
  const parts = partWriter(deps, { ownerId: id, contentKey, scan })
  try {
    await sealContent(deps, { ...replying, delivery, parts, scan })
    return await store(deps, { id, contentKey, parts, delivery, idempotencyKey })
  } catch (error) {
    await parts.abandon()
    if (error instanceof PartsTooLarge) return { kind: 'ReplyTooLarge', limit: error.limit }
    if (error instanceof ContentRefused) return refusedContent(deps, { error, from: 'REPLY', deliveryId })
    throw error
  }
}

async function sealContent(
  deps: Dependencies,
  {
    input,
    attachments,
    delivery,
    parts,
    scan,
  }: Replying & { delivery: Delivery; parts: PartWriter; scan: ContentScan },
): Promise<void> {
  const bound = partsBound(deps.config.policy.maxMailBytes)
  boundTexts(input.text)
  const entries = await sealAttachments(parts, { uploads: attachments, bound })
  await scan.texts(input.text)
  const recipient = recipientOf(delivery)
  const name = oneLine(input.name ?? recipient.name ?? '', mostNameCharacters)
  const manifest = encodeManifest({
    version: 1,
    subject: oneLine(input.subject, mostSubjectCharacters),
    from: name === '' ? { address: recipient.address } : { address: recipient.address, name },
    to: [senderOf(delivery)],
    cc: [],
    date: deps.clock.now().toISOString(),
    text: input.text,
    attachments: entries,
  })
  await parts.write('manifest', onePiece(manifest))
}

type Storing = { id: string; contentKey: Bytes; parts: PartWriter; delivery: Delivery; idempotencyKey: string }

async function store(deps: Dependencies, storing: Storing): Promise<ReplyAccepted | DeliveryGone> {
  const { id, contentKey, parts, delivery, idempotencyKey } = storing
  const at = deps.clock.now()
  const { messageId } = delivery
  const digest = messageIdDigest(replyMessageId(deps.config.mail.domain, id))
  const stored = await deps.db.transaction(async (tx) => {
    // An upload may take longer than the delivery had left, than its recipient was known here, or than its day stayed the same.
    await lockDelivery(tx, delivery.id)
    const now = await readableDelivery({ ...deps, db: within(tx) }, delivery.id)
    if (!now) return 'DeliveryGone'
    const sealedKey = await sealReplyKey(deps, { replyId: id, expiryDay: now.expiryDay, contentKey })
    const row = { id, deliveryId: delivery.id, idempotencyKey, acceptedAt: at, messageIdDigest: digest, sealedKey }
    if (!(await insertReply(tx, { ...row, state: 'ACCEPTED' }))) return 'ThereAlready'
    await finishParts(tx, [parts])
    await writeEvents(tx, [{ kind: 'REPLY_ACCEPTED', at, messageId, deliveryId: delivery.id }])
    await deps.jobs.enqueue(tx, 'send-reply', [{ replyId: id }])
    return 'Stored'
  })
  if (stored === 'Stored') return { kind: 'ReplyAccepted', id, acceptedAt: at }
  await parts.abandon()
  if (stored === 'DeliveryGone') return { kind: 'DeliveryGone', reason: await whyGone(deps, delivery.id) }
  const before = await replyByKey(deps.db, { deliveryId: delivery.id, idempotencyKey })
  if (!before) throw new Error('a reply that was there is gone')
  return { kind: 'ReplyAccepted', ...before }
}
