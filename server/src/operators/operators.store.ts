import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { operatorLinks, operatorSessions } from './operators.tables.ts'

export async function insertLink(db: Executor, row: { tokenDigest: Bytes; expiresAt: Date }): Promise<void> {
  await db.insert(operatorLinks).values(row)
}

/** @returns false when it is unknown, over, or was used: by however many at the same moment, one gets true */
export async function useLink(tx: Executor, { tokenDigest, now }: { tokenDigest: Bytes; now: Date }): Promise<boolean> {
  const usable = and(
    eq(operatorLinks.tokenDigest, tokenDigest),
    gt(operatorLinks.expiresAt, now),
    isNull(operatorLinks.usedAt),
  )
  const used = await tx
    .update(operatorLinks)
    .set({ usedAt: now })
    .where(usable)
    .returning({ expiresAt: operatorLinks.expiresAt })
  return used.length === 1
}

export async function insertSession(tx: Executor, row: typeof operatorSessions.$inferInsert): Promise<void> {
  await tx.insert(operatorSessions).values(row)
}

type Keeping = { tokenDigest: Bytes; entryDigests: Bytes[]; now: Date; until: Date; mostHours: number }

/** Puts the end of a session off that began by one of these entries. @returns false when there is none that goes on */
export async function keepSession(
  db: Executor,
  { tokenDigest, entryDigests, now, until, mostHours }: Keeping,
): Promise<boolean> {
  const ofToken = eq(operatorSessions.tokenDigest, tokenDigest)
  const last = sql`${operatorSessions.startedAt} + make_interval(hours => ${mostHours})`
  const kept = await db
    .update(operatorSessions)
    .set({ expiresAt: sql`least(${until}::timestamptz, ${last})` })
    .where(and(ofToken, gt(operatorSessions.expiresAt, now), inArray(operatorSessions.entryDigest, entryDigests)))
    .returning({ operator: operatorSessions.operator })
  return kept.length === 1
}

export async function deleteSession(db: Executor, tokenDigest: Bytes): Promise<void> {
  await db.delete(operatorSessions).where(eq(operatorSessions.tokenDigest, tokenDigest))
}

/** @returns how many there were */
export async function deleteAll(tx: Executor): Promise<{ sessions: number; links: number }> {
  const sessions = await tx.delete(operatorSessions)
  const links = await tx.delete(operatorLinks).where(isNull(operatorLinks.usedAt))
  return { sessions: sessions.rowCount ?? 0, links: links.rowCount ?? 0 }
}

/** Sessions and links whose time is over. */
export async function deleteOverBefore(db: Executor, moment: Date): Promise<void> {
  await db.delete(operatorSessions).where(lte(operatorSessions.expiresAt, moment))
  await db.delete(operatorLinks).where(lte(operatorLinks.expiresAt, moment))
}
