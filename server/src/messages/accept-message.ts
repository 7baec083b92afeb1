import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { addDays, utcDay } from '../days.ts'
import { recipientBinding, senderBinding } from '../deliveries/bindings.ts'
import { sealDelivery } from '../deliveries/delivery-seals.ts'
import { insertDeliveries, type NewDelivery } from '../deliveries/deliveries.store.ts'
import type { Executor } from '../db/database.ts'
import { sharedTransaction, Undone } from '../db/shared-transaction.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobData, Receipt } from '../jobs/jobs.ts'
import { newId } from '../keys/new-id.ts'
import { finishParts, type PartWriter } from '../parts/part-writer.ts'
import type { RecipientAccepted } from '../policy/decide-recipient.ts'
import { acceptedEvents, enqueueFirstMails, firstReceipt, firstState } from './first-mails.ts'
import { insertMessages, messageByDigest, recalledMails, type NewMessageRow } from './messages.store.ts'
import { tellOfMixedMail } from './mixed-mail.ts'
import { messageIdDigest, sealThread, type Thread } from './thread.ts'

export type MessageRecipient = {
  decided: RecipientAccepted
  name?: string | undefined
  conversationId?: string | undefined
  /** Recognises a second try for this recipient. */
  intakeDigest: Bytes
}

export type NewMessage = {
  id: string
  sender: Mailbox
  recipients: MessageRecipient[]
  language: Language
  thread: Thread
  contentKey: Bytes
  /** The sealed parts, the manifest among them, ready to be finished. */
  parts: PartWriter
  contentDigest?: Bytes
  clientId?: string
}

export type MessageStored = { kind: 'MessageStored'; messageId: string }
/** Its sender has taken the same mail back from everybody. */
export type MessageRecalled = { kind: 'MessageRecalled' }
export type MessageKnown = { kind: 'MessageKnown'; messageId: string; contentDigest: Bytes | null }

type AcceptingDependencies = Pick<Dependencies, 'db' | 'jobs' | 'policy' | 'clock' | 'random' | 'keys' | 'keyStore'>

/** Ends a transaction in which there was nothing to store of a message. */
class AllKnown extends Undone {}

/** Ends one with a message of a mail that was taken back from everybody. */
class Recalled extends Undone {}

/**
 * The one door: message, deliveries, events and the duty to announce them are committed together, or nothing is. Recipients who have
 * the message already, from a try whose answer was lost, do not get it again.
 */
export async function acceptMessage(
  deps: AcceptingDependencies,
  message: NewMessage,
): Promise<MessageStored | MessageKnown | MessageRecalled> {
  const storing = await prepare(deps, message)
  const { deliveries } = storing
  try {
    await storeTogether(deps, storing)
    return { kind: 'MessageStored', messageId: message.id }
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    await message.parts.abandon()
    if (error instanceof Recalled) return { kind: 'MessageRecalled' }
  }
  const known = deliveries[0] && (await messageByDigest(deps.db, deliveries[0].intakeDigest))
  if (!known) throw new Error('a message that was there is gone')
  return { kind: 'MessageKnown', messageId: known.id, contentDigest: known.contentDigest }
}

/** `receipts`: what the sender is told of a delivery, by its id, before anybody else hears of it. */
type Storing = {
  message: NewMessage
  row: NewMessageRow
  deliveries: NewDelivery[]
  receipts: Map<string, Receipt>
}

/** Bytes of ciphertext in one transaction, and how many of them a row counts for: a statement has at most 65,535 parameters. */
const transactionBytes = 2 * 1024 * 1024
const rowBytes = 2 * 1024

/** Mails that come at the same time are committed together. */
const storeTogether = sharedTransaction<AcceptingDependencies, Storing>({
  write: store,
  weigh: ({ message, deliveries }) => {
    const { bytes, rows } = message.parts.waiting()
    return (bytes + (rows + deliveries.length) * rowBytes) / transactionBytes
  },
})

async function store(deps: AcceptingDependencies, tx: Executor, stored: Storing[]): Promise<void> {
  await insertMessages(
    tx,
    stored.map(({ row }) => row),
  )
  const inserted = await insertDeliveries(
    tx,
    stored.flatMap(({ deliveries }) => deliveries),
  )
  const recalled = await recalledMails(
    tx,
    stored.map(({ row }) => row),
  )
  const events: Event[] = []
  const warnings: JobData['send-receipt'][] = []
  for (const [index, { message, row, deliveries, receipts }] of stored.entries()) {
    const fresh = deliveries.filter(({ id }) => inserted.has(id))
    const [first] = fresh
    if (!first) throw new AllKnown()
    if (recalled.has(row.id)) throw new Recalled()
    const { plainRecipients = [] } = message.thread
    const notYet = stored.slice(index + 1).map((later) => later.row.id)
    const mixed = await tellOfMixedMail(tx, { row, plainRecipients, deliveryId: first.id, notYet })
    if (mixed) {
      events.push(mixed.event)
      warnings.push(mixed.job)
    }
    for (const delivery of fresh) {
      events.push(...acceptedEvents(row, { delivery, receipt: receipts.get(delivery.id) }))
    }
  }
  await finishParts(
    tx,
    stored.map(({ message }) => message.parts),
  )
  await writeEvents(tx, events)
  const receipts = new Map(stored.flatMap((one) => [...one.receipts]))
  await enqueueFirstMails(deps, tx, { deliveryIds: [...inserted], receipts })
  if (warnings.length > 0) await deps.jobs.enqueue(tx, 'send-receipt', warnings)
}

async function prepare(deps: AcceptingDependencies, message: NewMessage): Promise<Storing> {
  const { id, sender, thread } = message
  const acceptedAt = deps.clock.now()
  // What a rule keeps for a shorter time is kept no longer for the sake of another recipient.
  const days = Math.min(...message.recipients.map(({ decided }) => decided.expiresInDays))
  const expiresAt = addDays(acceptedAt, days)
  const expiryDay = utcDay(expiresAt)
  const dayKey = await deps.keyStore.dayKey(expiryDay)
  const row: NewMessageRow = {
    id,
    acceptedAt,
    expiresAt,
    expiryDay,
    senderAddress: sender.address,
    senderName: sender.name ?? null,
    language: message.language,
    clientId: message.clientId ?? null,
    contentDigest: message.contentDigest ?? null,
    messageIdDigest: thread.messageId === undefined ? null : messageIdDigest(thread.messageId),
    sealedThread: await sealThread(deps, { id, dayKey, thread }),
  }
  const prepared = await Promise.all(
    message.recipients.map(async (recipient) => ({
      delivery: await newDelivery(deps, { message, recipient, dayKey }),
      receipt: firstReceipt(recipient.decided),
    })),
  )
  const deliveries = prepared.map(({ delivery }) => delivery)
  const receipts = prepared.flatMap(({ delivery, receipt }) => (receipt ? [[delivery.id, receipt] as const] : []))
  return { message, row, deliveries, receipts: new Map(receipts) }
}

async function newDelivery(
  deps: AcceptingDependencies,
  { message, recipient, dayKey }: { message: NewMessage; recipient: MessageRecipient; dayKey: Bytes },
): Promise<NewDelivery> {
  const { decided, name, conversationId, intakeDigest } = recipient
  const id = newId(deps)
  const seals = await sealDelivery(deps, {
    deliveryId: id,
    contentKey: message.contentKey,
    dayKey,
    phone: decided.phone,
  })
  const { recipient: recipientAddress, level, category } = decided
  const { accessTokenDigest } = seals
  return {
    id,
    messageId: message.id,
    conversationId: conversationId ?? newId(deps),
    recipientAddress,
    recipientName: name ?? null,
    level,
    category,
    ...firstState(decided),
    intakeDigest,
    ...seals,
    recipientBinding: recipientBinding(deps, { id, recipientAddress, level, accessTokenDigest }),
    senderBinding: senderBinding(deps, { id, messageId: message.id, senderAddress: message.sender.address }),
  }
}
