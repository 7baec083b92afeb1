import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, max, notInArray } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { events } from '../events/events.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { replies } from '../replies/replies.tables.ts'
import type { Resealed } from './resealed.ts'

export type DeliveryRow = typeof deliveries.$inferSelect
export type MessageRow = typeof messages.$inferSelect

/** The message as it is now; held until the transaction ends, so that nothing else moves, ends or destroys it meanwhile. */
async function lockMessage(tx: Executor, id: string): Promise<MessageRow | undefined> {
  const [message] = await tx.select().from(messages).where(eq(messages.id, id)).for('update')
  return message
}

/** All messages of a mail; held like it, and in this order, as erasure takes them, so that nobody waits in a circle. */
export async function lockMail(tx: Executor, ids: string[]): Promise<MessageRow[]> {
  return tx.select().from(messages).where(inArray(messages.id, ids)).orderBy(messages.id).for('update')
}

/** All deliveries of a message; held like it. The caller holds the message, as expiry and erasure do before they take deliveries. */
export async function lockDeliveriesOf(tx: Executor, messageId: string): Promise<DeliveryRow[]> {
  return tx.select().from(deliveries).where(eq(deliveries.messageId, messageId)).orderBy(deliveries.id).for('update')
}

/** Which message a delivery is of; undefined: there is no such delivery. */
export async function messageIdOf(tx: Executor, deliveryId: string): Promise<string | undefined> {
  const { id, messageId } = deliveries
  return (await tx.select({ messageId }).from(deliveries).where(eq(id, deliveryId)))[0]?.messageId
}

/** A delivery and its message as they are now; both are held until the transaction ends. */
export async function lockDeliveryAndMessage(
  tx: Executor,
  deliveryId: string,
): Promise<{ delivery: DeliveryRow; message: MessageRow } | undefined> {
  const messageId = await messageIdOf(tx, deliveryId)
  const message = messageId === undefined ? undefined : await lockMessage(tx, messageId)
  const [delivery] = await tx.select().from(deliveries).where(eq(deliveries.id, deliveryId)).for('update')
  return message && delivery && { delivery, message }
}

export async function markRecalled(tx: Executor, deliveryId: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'RECALLED', heldReason: null, sealedKey: null, sealedLinkSecret: null, sealedPhone: null })
    .where(eq(deliveries.id, deliveryId))
}

/** Does any recipient still have a key to it? */
export async function hasKey(tx: Executor, messageId: string): Promise<boolean> {
  const withKey = and(eq(deliveries.messageId, messageId), isNotNull(deliveries.sealedKey))
  return (await tx.select({ id: deliveries.id }).from(deliveries).where(withKey).limit(1)).length === 1
}

/** Is there a delivery of any of these messages that is not over at this moment? */
export async function canBeRead(tx: Executor, messageIds: string[], at: Date): Promise<boolean> {
  const isOpen = and(notInArray(deliveries.state, ['RECALLED', 'EXPIRED']), gt(messages.expiresAt, at))
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(inArray(deliveries.messageId, messageIds), isOpen))
    .limit(1)
  return rows.length > 0
}

/** Was it written down that the mail of these messages was taken back from everybody? */
export async function isMailRecalled(tx: Executor, messageIds: string[]): Promise<boolean> {
  const told = and(eq(events.kind, 'MAIL_RECALLED'), inArray(events.messageId, messageIds))
  return (await tx.select({ id: events.id }).from(events).where(told).limit(1)).length > 0
}

/** A message with the deliveries of its whole mail, the end of each, and when each recipient last wrote back. */
export async function messageWithDeliveries(db: Executor, { id, ofMail }: { id: string; ofMail: string[] }) {
  const [message] = await db.select().from(messages).where(eq(messages.id, id))
  if (!message) return undefined
  const isOfMail = inArray(deliveries.messageId, ofMail)
  const rows = await db
    .select({ ...getTableColumns(deliveries), expiresAt: messages.expiresAt, expiryDay: messages.expiryDay })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(isOfMail)
    .orderBy(asc(deliveries.recipientAddress))
  const replied = await db
    .select({ deliveryId: replies.deliveryId, at: max(replies.acceptedAt) })
    .from(replies)
    .innerJoin(deliveries, eq(deliveries.id, replies.deliveryId))
    .where(isOfMail)
    .groupBy(replies.deliveryId)
  return { message, deliveries: rows, repliedAt: new Map(replied.map(({ deliveryId, at }) => [deliveryId, at])) }
}

/** Replies to a message that have not reached the sender; held until the transaction ends. */
export async function repliesWithKey(tx: Executor, messageId: string) {
  return tx
    .select({ id: replies.id, sealedKey: replies.sealedKey })
    .from(replies)
    .innerJoin(deliveries, eq(deliveries.id, replies.deliveryId))
    .where(and(eq(deliveries.messageId, messageId), isNotNull(replies.sealedKey)))
    .for('update', { of: replies })
}

/** Seals in place of seals; rows without one stay without. */
export async function replaceSeals(tx: Executor, sealed: Pick<Resealed, 'deliveries' | 'replies'>): Promise<void> {
  for (const { id, ...seals } of sealed.deliveries) await tx.update(deliveries).set(seals).where(eq(deliveries.id, id))
  for (const { id, ...seals } of sealed.replies) await tx.update(replies).set(seals).where(eq(replies.id, id))
}

export async function setExpiry(
  tx: Executor,
  { id, ...expiry }: Pick<MessageRow, 'id' | 'expiresAt' | 'expiryDay' | 'sealedThread'>,
): Promise<void> {
  await tx.update(messages).set(expiry).where(eq(messages.id, id))
  // Whoever was reminded of the end is reminded of the new one, too.
  await tx.update(deliveries).set({ remindedAt: null }).where(eq(deliveries.messageId, id))
}

/** As if it had never been announced; the caller sees to the notice. */
export async function announceAgain(tx: Executor, deliveryId: string): Promise<void> {
  await tx.update(deliveries).set({ state: 'ACCEPTED', announcedAt: null }).where(eq(deliveries.id, deliveryId))
}

/** No wrong codes are counted any more. */
export async function unlock(tx: Executor, { id, state }: Pick<DeliveryRow, 'id' | 'state'>): Promise<void> {
  await tx.update(deliveries).set({ state, wrongPins: 0 }).where(eq(deliveries.id, id))
}
