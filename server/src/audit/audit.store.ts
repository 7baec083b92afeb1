import { and, asc, count, desc, gt, inArray, lt, lte, max, sql } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { events } from '../events/events.tables.ts'
import { auditStamps, currentAuditKey } from './audit.tables.ts'
import type { Stamp, WrittenEvent } from './stamp.ts'

/** Any number, not used by another lock: whoever makes the next stamp holds it. */
const stampLock = 7_465_019

/** @returns false when another server holds it */
export async function tryLockChain(tx: Executor): Promise<boolean> {
  const { rows } = await tx.execute<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(${stampLock}) as held`)
  return rows[0]?.held === true
}

export async function lastStamp(db: Executor): Promise<Stamp | undefined> {
  const [stamp] = await db.select().from(auditStamps).orderBy(desc(auditStamps.number)).limit(1)
  return stamp
}

export async function insertStamp(tx: Executor, stamp: Stamp): Promise<void> {
  await tx.insert(auditStamps).values(stamp)
}

/** Undefined when there are none. */
export async function newestEventId(db: Executor): Promise<string | undefined> {
  const [row] = await db.select({ id: sql<string | null>`${max(events.id)}::text` }).from(events)
  return row?.id ?? undefined
}

/**
 * Transactions that are open and have written events, or are about to. The lock on the table is taken before an id is, and held
 * until the transaction ends.
 */
export async function writersOfEvents(db: Executor): Promise<string[]> {
  const { rows } = await db.execute<{ writer: string }>(sql`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'events'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`)
  return rows.map(({ writer }) => writer)
}

/** Events in the order of their ids, `limit` at most. */
export async function writtenEvents(
  db: Executor,
  { after, upTo, limit }: { after: string | undefined; upTo: string; limit: number },
): Promise<WrittenEvent[]> {
  return db
    .select({
      id: sql<string>`${events.id}::text`,
      at: sql<string>`extract(epoch from ${events.at})::text`,
      kind: sql<string>`${events.kind}`,
      messageId: events.messageId,
      deliveryId: events.deliveryId,
      details: sql<string | null>`${events.details}::text`,
    })
    .from(events)
    .where(
      and(after === undefined ? undefined : gt(events.id, sql`${after}::bigint`), lte(events.id, sql`${upTo}::bigint`)),
    )
    .orderBy(asc(events.id))
    .limit(limit)
}

export async function countEventsAfter(db: Executor, id: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(events)
    .where(gt(events.id, sql`${id}::bigint`))
  return row?.count ?? 0
}

/** Stamps with greater numbers, in their order, `limit` at most. */
export async function stampsAfter(
  db: Executor,
  { number, upTo, limit }: { number: number; upTo: number; limit: number },
): Promise<Stamp[]> {
  const further = and(gt(auditStamps.number, number), lte(auditStamps.number, upTo))
  return db.select().from(auditStamps).where(further).orderBy(asc(auditStamps.number)).limit(limit)
}

/** The last stamp of all days before that one. */
export async function lastStampBefore(db: Executor, day: string): Promise<Stamp | undefined> {
  const before = lt(auditStamps.day, day)
  const [stamp] = await db.select().from(auditStamps).where(before).orderBy(desc(auditStamps.number)).limit(1)
  return stamp
}

export async function stampsNumbered(db: Executor, numbers: number[]): Promise<Stamp[]> {
  return db.select().from(auditStamps).where(inArray(auditStamps.number, numbers))
}

export async function currentKeyId(db: Executor): Promise<string | undefined> {
  const [row] = await db.select({ keyId: currentAuditKey.keyId }).from(currentAuditKey)
  return row?.keyId
}

/** Of several servers that start at once, the first one's stays. */
export async function insertKeyId(db: Executor, keyId: string): Promise<void> {
  await db.insert(currentAuditKey).values({ id: 1, keyId }).onConflictDoNothing()
}

export async function replaceKeyId(db: Executor, keyId: string): Promise<void> {
  await db.update(currentAuditKey).set({ keyId })
}
