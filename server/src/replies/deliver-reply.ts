import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { decodeManifest, type Manifest } from '@sigill/envelope/manifest.ts'
import { openPart } from '@sigill/envelope/part.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById, type Delivery } from '../deliveries/deliveries.store.ts'
import { senderOf } from '../deliveries/parties.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { openThread } from '../messages/thread.ts'
import { gatewayOf } from '../notices/gateway.ts'
import { readPart } from '../parts/part-reader.ts'
import { deleteParts } from '../parts/parts.store.ts'
import { markReplyUndeliverable, markSent, replyById } from './replies.store.ts'
import { openReplyKey } from './reply-key.ts'
import { replyMail } from './reply-mail.ts'
import { replyMessageId } from './reply-message-id.ts'

/** Mails a reply to the sender of the message. Once their mail server has it, its content is deleted here. */
export async function deliverReply(deps: Dependencies, { replyId }: { replyId: string }): Promise<JobOutcome> {
  const reply = await replyById(deps.db, replyId)
  const delivery = reply && (await deliveryById(deps.db, reply.deliveryId))
  if (reply?.state !== 'ACCEPTED' || !delivery) return { kind: 'Done' }
  const contentKey = await openReplyKey(deps, { ...delivery, replyId, sealedKey: reply.sealedKey })
  if (!contentKey) return giveUpReply(deps, { replyId })
  const mail = await mailFor(deps, { reply, delivery, contentKey })
  const outcome = await deps.mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpReply(deps, { replyId, code: outcome.code })
  await sent(deps, { replyId, delivery })
  return { kind: 'Done' }
}

type ReplyMailInput = {
  reply: NonNullable<Awaited<ReturnType<typeof replyById>>>
  delivery: Delivery
  contentKey: Bytes
}

async function mailFor(deps: Dependencies, { reply, delivery, contentKey }: ReplyMailInput) {
  const part = (partId: string) => openedPart(deps, { ownerId: reply.id, partId, contentKey })
  const manifest = decodeManifest(await wholePart(part('manifest')))
  const thread = await openThread(deps, { ...delivery, id: delivery.messageId })
  return replyMail({
    gateway: gatewayOf(deps.config),
    suffix: deps.config.mail.suffix,
    reply: {
      id: reply.id,
      messageId: replyMessageId(deps.config.mail.domain, reply.id),
      acceptedAt: reply.acceptedAt,
      ...contentOf(manifest),
    },
    language: delivery.language,
    recipientAddress: delivery.recipientAddress,
    sender: senderOf(delivery),
    thread: {
      ...(thread.messageId !== undefined && { inReplyTo: thread.messageId }),
      references: thread.messageId === undefined ? thread.references : [...thread.references, thread.messageId],
    },
    attachments: manifest.attachments.map(({ partId, fileName, contentType }) => ({
      fileName,
      contentType,
      content: Readable.fromWeb(part(partId) as NodeReadableStream),
    })),
  })
}

function contentOf({ subject, text = '', from: { name } }: Manifest) {
  return name === undefined ? { subject, text } : { subject, text, name }
}

function openedPart(
  { db }: Dependencies,
  { ownerId, partId, contentKey }: { ownerId: string; partId: string; contentKey: Bytes },
): ReadableStream<Bytes> {
  return ReadableStream.from(readPart(db, { ownerId, partId })).pipeThrough(openPart({ contentKey, ownerId, partId }))
}

const wholePart = async (part: ReadableStream<Bytes>): Promise<Bytes> =>
  new Uint8Array(await new Response(part).arrayBuffer())

async function sent({ db, clock }: Dependencies, { replyId, delivery }: { replyId: string; delivery: Delivery }) {
  const at = clock.now()
  await db.transaction(async (tx) => {
    if (!(await markSent(tx, { id: replyId, at }))) return
    await deleteParts(tx, replyId)
    await writeEvents(tx, [{ kind: 'REPLY_SENT', at, messageId: delivery.messageId, deliveryId: delivery.id }])
  })
}

/** Refused for good, or after the last try: who replied is told. The sealed content stays until the message expires. */
export async function giveUpReply(
  { db, clock, log, jobs }: Dependencies,
  { replyId, code }: { replyId: string; code?: string },
): Promise<JobOutcome> {
  const reply = await replyById(db, replyId)
  if (!reply) return { kind: 'Done' }
  log.error('a reply cannot be delivered to the sender', { reply: replyId, code })
  await db.transaction(async (tx) => {
    if (!(await markReplyUndeliverable(tx, replyId))) return
    const details = code === undefined ? {} : { code }
    const { deliveryId } = reply
    await writeEvents(tx, [{ kind: 'REPLY_UNDELIVERABLE', at: clock.now(), deliveryId, details }])
    await jobs.enqueue(tx, 'tell-replier', [{ replyId }])
  })
  return { kind: 'Done' }
}
