import { and, count, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { sharedRead } from '../db/shared-read.ts'
import type { HeldReason } from '../graphql/schema.generated.ts'
import { isId } from '../keys/new-id.ts'
import { messages } from '../messages/messages.tables.ts'
import { deliveries } from './deliveries.tables.ts'

export type NewDelivery = typeof deliveries.$inferInsert
export type DeliveryRow = Awaited<ReturnType<typeof deliveryById>>
export type Delivery = NonNullable<DeliveryRow>

const columns = {
  id: deliveries.id,
  messageId: deliveries.messageId,
  conversationId: deliveries.conversationId,
  recipientAddress: deliveries.recipientAddress,
  recipientName: deliveries.recipientName,
  level: deliveries.level,
  state: deliveries.state,
  accessTokenDigest: deliveries.accessTokenDigest,
  sealedKey: deliveries.sealedKey,
  sealedLinkSecret: deliveries.sealedLinkSecret,
  sealedPhone: deliveries.sealedPhone,
  recipientBinding: deliveries.recipientBinding,
  senderBinding: deliveries.senderBinding,
  wrongPins: deliveries.wrongPins,
  heldReason: deliveries.heldReason,
  announcedAt: deliveries.announcedAt,
  openedAt: deliveries.openedAt,
  moreTimeAskedAt: deliveries.moreTimeAskedAt,
  acceptedAt: messages.acceptedAt,
  expiresAt: messages.expiresAt,
  expiryDay: messages.expiryDay,
  senderAddress: messages.senderAddress,
  senderName: messages.senderName,
  language: messages.language,
  sealedThread: messages.sealedThread,
}

/**
 * Inserts those whose intake digest is not there yet; waits for another transaction that is about to insert the same.
 * @returns the ids of those inserted
 */
export async function insertDeliveries(tx: Executor, rows: NewDelivery[]): Promise<Set<string>> {
  const hex = ({ intakeDigest }: NewDelivery) => Buffer.from(intakeDigest).toString('hex')
  // In one order in every process, so that two of them never wait for each other.
  const ordered = rows.toSorted((one, other) => (hex(one) < hex(other) ? -1 : 1))
  const inserted = await tx
    .insert(deliveries)
    .values(ordered)
    .onConflictDoNothing({ target: deliveries.intakeDigest })
    .returning({ id: deliveries.id })
  return new Set(inserted.map(({ id }) => id))
}

/** A delivery with what its message says of sender and time. */
export async function deliveryById(db: Executor, id: string) {
  const [row] = await db
    .select(columns)
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(eq(deliveries.id, id))
  return row
}

export async function countDeliveriesOf(db: Executor, messageIds: string[]): Promise<number> {
  const ofThese = inArray(deliveries.messageId, messageIds)
  const [row] = await db.select({ count: count() }).from(deliveries).where(ofThese)
  return row?.count ?? 0
}

/** As `deliveryById`, with one statement for what is asked for at once. What is no id would fail it for everybody. */
export const deliveryOfBatch = sharedRead(async (db, ids) =>
  db
    .select(columns)
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(inArray(deliveries.id, ids.filter(isId))),
)

/** The delivery whose link gives this access token: without the link, what is there is not even fetched. */
export async function deliveryOfLink(
  db: Executor,
  { id, accessTokenDigest }: Pick<Delivery, 'id' | 'accessTokenDigest'>,
): Promise<Delivery | undefined> {
  const [row] = await db
    .select(columns)
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(eq(deliveries.id, id), eq(deliveries.accessTokenDigest, accessTokenDigest)))
  return row
}

/** Holds the row until the transaction ends, so that two requests about one delivery take turns. */
export async function lockDelivery(tx: Executor, id: string) {
  const [row] = await tx
    .select({
      state: deliveries.state,
      heldReason: deliveries.heldReason,
      sealedPhone: deliveries.sealedPhone,
      sealedLinkSecret: deliveries.sealedLinkSecret,
      wrongPins: deliveries.wrongPins,
      announcedAt: deliveries.announcedAt,
      openedAt: deliveries.openedAt,
    })
    .from(deliveries)
    .where(eq(deliveries.id, id))
    .for('update')
  return row
}

/** The first opening destroys the kept link secret. The caller holds the row. @returns false when it was opened before */
export async function markOpened(tx: Executor, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const opened = await tx
    .update(deliveries)
    .set({ state: 'OPENED', openedAt: at, sealedLinkSecret: null })
    .where(and(eq(deliveries.id, id), isNull(deliveries.openedAt)))
    .returning({ id: deliveries.id })
  return opened.length === 1
}

/** @returns the ids of those that were not announced before; one that is opened, locked or over keeps its state */
export async function markAnnounced(tx: Executor, { ids, at }: { ids: string[]; at: Date }): Promise<Set<string>> {
  const announced = await tx
    .update(deliveries)
    .set({
      announcedAt: at,
      state: sql`case when ${deliveries.state} = 'ACCEPTED' then 'ANNOUNCED' else ${deliveries.state} end`,
    })
    .where(and(inArray(deliveries.id, ids), isNull(deliveries.announcedAt)))
    .returning({ id: deliveries.id })
  return new Set(announced.map(({ id }) => id))
}

/** From now on the notice alone has the link. */
export async function forgetLinkSecrets(tx: Executor, ids: string[]): Promise<void> {
  await tx.update(deliveries).set({ sealedLinkSecret: null }).where(inArray(deliveries.id, ids))
}

/** @returns false when it has been opened or ended meanwhile */
export async function markUndeliverable(tx: Executor, id: string): Promise<boolean> {
  const marked = await tx
    .update(deliveries)
    .set({ state: 'UNDELIVERABLE' })
    .where(and(eq(deliveries.id, id), inArray(deliveries.state, ['ACCEPTED', 'ANNOUNCED'])))
    .returning({ id: deliveries.id })
  return marked.length === 1
}

/** The caller holds the row. @returns false when it was asked after `before` */
export async function markMoreTimeAsked(
  tx: Executor,
  { id, at, before }: { id: string; at: Date; before: Date },
): Promise<boolean> {
  const { moreTimeAskedAt } = deliveries
  const marked = await tx
    .update(deliveries)
    .set({ moreTimeAskedAt: at })
    .where(and(eq(deliveries.id, id), or(isNull(moreTimeAskedAt), lte(moreTimeAskedAt, before))))
    .returning({ id: deliveries.id })
  return marked.length === 1
}

export async function countWrongPin(tx: Executor, id: string): Promise<number> {
  const [row] = await tx
    .update(deliveries)
    .set({ wrongPins: sql`${deliveries.wrongPins} + 1` })
    .where(eq(deliveries.id, id))
    .returning({ wrongPins: deliveries.wrongPins })
  return row?.wrongPins ?? 0
}

export async function markLocked(tx: Executor, id: string): Promise<void> {
  await tx.update(deliveries).set({ state: 'LOCKED' }).where(eq(deliveries.id, id))
}

/** The caller holds the row. One that is `ACCEPTED` is announced once more. */
export async function markReleased(
  tx: Executor,
  { id, state }: { id: string; state: 'ACCEPTED' | 'ANNOUNCED' | 'OPENED' | 'UNDELIVERABLE' },
): Promise<void> {
  const announced = state === 'ACCEPTED' ? { announcedAt: null } : {}
  await tx
    .update(deliveries)
    .set({ state, heldReason: null, ...announced })
    .where(eq(deliveries.id, id))
}

/** The caller holds the row. */
export async function markHeld(tx: Executor, { id, reason }: { id: string; reason: HeldReason }): Promise<void> {
  await tx.update(deliveries).set({ state: 'HELD', heldReason: reason }).where(eq(deliveries.id, id))
}

/** The caller holds the row. */
export async function setPhone(tx: Executor, { id, sealedPhone }: { id: string; sealedPhone: Bytes }): Promise<void> {
  await tx.update(deliveries).set({ sealedPhone }).where(eq(deliveries.id, id))
}

/** Destroys the keys of a message's deliveries; one that was recalled stays so. @returns the deliveries, with the state each was in */
export async function destroyKeys(tx: Executor, messageId: string) {
  const ended = await tx
    .select({ id: deliveries.id, state: deliveries.state, openedAt: deliveries.openedAt })
    .from(deliveries)
    .where(eq(deliveries.messageId, messageId))
    .for('update')
  await tx
    .update(deliveries)
    .set({ state: 'EXPIRED', heldReason: null, sealedKey: null, sealedLinkSecret: null, sealedPhone: null })
    .where(and(eq(deliveries.messageId, messageId), ne(deliveries.state, 'RECALLED')))
  return ended
}
