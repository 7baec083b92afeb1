import { and, count, desc, eq, gt } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import type { Event } from './event.ts'
import { events } from './events.tables.ts'

/** In the transaction in which it happened. */
export async function writeEvents(tx: Executor, happened: Event[]): Promise<void> {
  if (happened.length > 0) await tx.insert(events).values(happened)
}

/** Nothing when the delivery has it already: the answer to its commit was lost. The caller holds the delivery. */
export async function writeEventOnce(tx: Executor, event: Required<Event>): Promise<void> {
  const { kind, deliveryId, details } = event
  const same = and(eq(events.deliveryId, deliveryId), eq(events.kind, kind), eq(events.details, details))
  const before = await tx.select({ id: events.id }).from(events).where(same).limit(1)
  if (before.length === 0) await writeEvents(tx, [event])
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

/** How often this has happened to a delivery, in its life or after a moment. */
export async function countEventsOf(
  db: Executor,
  { deliveryId, kind, after = new Date(0) }: Required<Pick<Event, 'deliveryId' | 'kind'>> & { after?: Date },
): Promise<number> {
  const ofKind = and(eq(events.deliveryId, deliveryId), eq(events.kind, kind), gt(events.at, after))
  const [row] = await db.select({ count: count() }).from(events).where(ofKind)
  return row?.count ?? 0
}
