import { and, count, desc, eq, gt, inArray, max, or, sql } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import type { Event } from './event.ts'
import { events } from './events.tables.ts'

/** In the transaction in which it happened. */
export async function writeEvents(tx: Executor, happened: Event[]): Promise<void> {
  if (happened.length > 0) await tx.insert(events).values(happened)
}

/** Nothing when the delivery has it already: the answer to its commit was lost. The caller holds the delivery. @returns whether it is new */
export async function writeEventOnce(tx: Executor, event: Required<Event>): Promise<boolean> {
  const isNew = !(await isWritten(tx, event))
  if (isNew) await writeEvents(tx, [event])
  return isNew
}

/** Did this happen to the delivery before? */
export async function isWritten(db: Executor, { kind, deliveryId, details }: Required<Event>): Promise<boolean> {
  const same = and(eq(events.deliveryId, deliveryId), eq(events.kind, kind), eq(events.details, details))
  return (await db.select({ id: events.id }).from(events).where(same).limit(1)).length === 1
}

/** Which event of this kind the delivery had last; undefined: none. */
export async function lastEventId(
  db: Executor,
  { deliveryId, kind }: Required<Pick<Event, 'deliveryId' | 'kind'>>,
): Promise<number | undefined> {
  const ofKind = and(eq(events.deliveryId, deliveryId), eq(events.kind, kind))
  const [last] = await db.select({ id: events.id }).from(events).where(ofKind).orderBy(desc(events.id)).limit(1)
  return last?.id
}

/** Is the last word about a delivery's number that it was asked for, and not that it changed? */
export async function isNumberAskedFor(db: Executor, deliveryId: string): Promise<boolean> {
  const held = await lastEventId(db, { deliveryId, kind: 'DELIVERY_HELD' })
  const changed = await lastEventId(db, { deliveryId, kind: 'NUMBER_CHANGED' })
  return held !== undefined && (changed === undefined || held > changed)
}

/** Is the sender still to hear that the number differs from the proven one? */
export async function isNumberUntold(db: Executor, deliveryId: string): Promise<boolean> {
  const isTold = and(eq(events.kind, 'RECEIPT_SENT'), sql`${events.details} ->> 'about' = 'NUMBER_CHANGED'`)
  const [last] = await db
    .select({ kind: events.kind })
    .from(events)
    .where(and(eq(events.deliveryId, deliveryId), or(eq(events.kind, 'NUMBER_CHANGED'), isTold)))
    .orderBy(desc(events.id))
    .limit(1)
  return last?.kind === 'NUMBER_CHANGED'
}

/** Is there a mail of its own about the number that the sender gave last? */
export async function isGivenNumberTold(db: Executor, deliveryId: string): Promise<boolean> {
  const given = await lastEventId(db, { deliveryId, kind: 'NUMBER_GIVEN' })
  const changed = await lastEventId(db, { deliveryId, kind: 'NUMBER_CHANGED' })
  return given !== undefined && changed !== undefined && changed > given
}

/** Has a sender had the number of this recipient forgotten since this delivery to them got the one that it has? */
export async function isNumberForgotten(
  db: Executor,
  { deliveryId, recipientAddress }: { deliveryId: string; recipientAddress: string },
): Promise<boolean> {
  const gives = and(eq(events.deliveryId, deliveryId), inArray(events.kind, ['MESSAGE_ACCEPTED', 'NUMBER_GIVEN']))
  const [given] = await db
    .select({ id: max(events.id) })
    .from(events)
    .where(gives)
  const forgotten = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(deliveries, eq(deliveries.id, events.deliveryId))
    .where(
      and(
        gt(events.id, given?.id ?? 0),
        eq(events.kind, 'NUMBER_FORGOTTEN'),
        eq(sql`lower(${deliveries.recipientAddress})`, recipientAddress.toLowerCase()),
      ),
    )
    .limit(1)
  return forgotten.length === 1
}

/** What was written down when each delivery of these messages was opened, the latest first. */
export async function openingsOf(db: Executor, messageIds: string[]) {
  return db
    .select({ deliveryId: events.deliveryId, details: events.details })
    .from(events)
    .where(and(inArray(events.messageId, messageIds), eq(events.kind, 'DELIVERY_OPENED')))
    .orderBy(desc(events.id))
}

type Counted = Required<Pick<Event, 'deliveryId' | 'kind'>> & Pick<Event, 'details'> & { after?: Date }

/** How often this has happened to a delivery, in its life or after a moment; `details`: with these only. */
export async function countEvents(
  db: Executor,
  { deliveryId, kind, details, after = new Date(0) }: Counted,
): Promise<number> {
  const wanted = and(eq(events.deliveryId, deliveryId), eq(events.kind, kind), gt(events.at, after))
  const same = details && eq(events.details, details)
  const [row] = await db.select({ count: count() }).from(events).where(and(wanted, same))
  return row?.count ?? 0
}
