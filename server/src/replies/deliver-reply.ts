import { Readable } from 'node:stream'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { decodeManifest, type Manifest } from '@sigill/envelope/manifest.ts'
import { openPart } from '@sigill/envelope/part.ts'
import { returnPath } from '../bounces/return-path.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted, reportChanged, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { deliveryById, type Delivery } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { senderOf } from '../deliveries/parties.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { openThread } from '../messages/thread.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { readPart } from '../parts/part-reader.ts'
import { deleteParts } from '../parts/parts.store.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { failReply } from './fail-reply.ts'
import { markSent, replyById } from './replies.store.ts'
import { openReplyKey } from './reply-key.ts'
import { replyMail } from './reply-mail.ts'
import { replyMessageId } from './reply-message-id.ts'

/** Mails a reply to the sender of the message. Once their mail server has it, its content is deleted here. */
export async function deliverReply(deps: Dependencies, { replyId }: { replyId: string }): Promise<JobOutcome> {
  const reply = await replyById(deps.db, replyId)
  const delivery = reply && (await deliveryById(deps.db, reply.deliveryId))
  if (reply?.state !== 'ACCEPTED' || !delivery) return { kind: 'Done' }
  if (isErased(delivery.senderAddress) || isErased(delivery.recipientAddress)) return giveUpReply(deps, { replyId })
  if (!(await isAsAccepted(deps, delivery))) return tryUnchanged
  const contentKey = await openReplyKey(deps, { ...delivery, replyId, sealedKey: reply.sealedKey })
  if (!contentKey) return withoutKey(deps, { replyId, isOver: delivery.expiresAt <= deps.clock.now() })
  const mail = await mailFor(deps, { reply, delivery, contentKey })
  return mail ? send(deps, { mail, replyId, delivery }) : tryUnchanged
}

async function send(
  deps: Dependencies,
  { mail, replyId, delivery }: { mail: OutgoingMail; replyId: string; delivery: Delivery },
): Promise<JobOutcome> {
  const outcome = await deps.mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') await failReply(deps, { replyId, code: outcome.code })
  else await writeDownTaken(() => sent(deps, { replyId, delivery }))
  return { kind: 'Done' }
}

/** Destroyed with its message; or, before that, another server's day keys are not ours and it is for the operator to mend. */
async function withoutKey(
  deps: Dependencies,
  { replyId, isOver }: { replyId: string; isOver: boolean },
): Promise<JobOutcome> {
  if (isOver) return giveUpReply(deps, { replyId })
  deps.log.error('the key of a reply is missing', { reply: replyId })
  return { kind: 'TryLater', code: 'NO_DAY_KEY' }
}

type ReplyMailInput = {
  reply: NonNullable<Awaited<ReturnType<typeof replyById>>>
  delivery: Delivery
  contentKey: Bytes
}

/** What is sealed says who wrote it to whom, and not the row that names its delivery. */
const isBetween = ({ from, to }: Manifest, { recipientAddress, senderAddress }: Delivery): boolean =>
  from.address === recipientAddress && to.length === 1 && to[0]?.address === senderAddress

/** Undefined when somebody moved the reply to another delivery. */
async function mailFor(deps: Dependencies, { reply, delivery, contentKey }: ReplyMailInput) {
  const part = (partId: string) => openedPart(deps, { ownerId: reply.id, partId, contentKey })
  const manifest = decodeManifest(await wholePart(part('manifest')))
  if (!isBetween(manifest, delivery)) {
    await reportChanged(deps, { delivery, changed: 'REPLY' })
    return undefined
  }
  const thread = await openThread(deps, { ...delivery, id: delivery.messageId })
  return replyMail({
    gateway: gatewayOf(deps.config),
    returnPath: returnPath(deps, { about: 'reply', id: reply.id }),
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
      content: Readable.from(part(partId)),
    })),
  })
}

function contentOf({ subject, text = '', from: { name } }: Manifest) {
  return name === undefined ? { subject, text } : { subject, text, name }
}

/** Nothing is read before somebody reads: what a relay refuses unread may be deleted, and nobody would hear that it is gone. */
async function* openedPart(
  { db }: Dependencies,
  { ownerId, partId, contentKey }: { ownerId: string; partId: string; contentKey: Bytes },
): AsyncGenerator<Bytes> {
  const sealed = ReadableStream.from(readPart(db, { ownerId, partId }))
  yield* sealed.pipeThrough(openPart({ contentKey, ownerId, partId }))
}

const wholePart = async (part: AsyncIterable<Bytes>): Promise<Bytes> =>
  new Uint8Array(await new Response(ReadableStream.from(part)).arrayBuffer())

async function sent({ db, clock }: Dependencies, { replyId, delivery }: { replyId: string; delivery: Delivery }) {
  const at = clock.now()
  await db.transaction(async (tx) => {
    if (!(await markSent(tx, { id: replyId, at }))) return
    await deleteParts(tx, replyId)
    await writeEvents(tx, [{ kind: 'REPLY_SENT', at, messageId: delivery.messageId, deliveryId: delivery.id }])
  })
}

/** After the last try, or when the reply cannot be opened any more. */
export async function giveUpReply(deps: Dependencies, { replyId }: { replyId: string }): Promise<JobOutcome> {
  await failReply(deps, { replyId })
  return { kind: 'Done' }
}
