import { and, eq, gt, isNull, lte } from 'drizzle-orm'
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

export async function sessionExists(
  db: Executor,
  { tokenDigest, now }: { tokenDigest: Bytes; now: Date },
): Promise<boolean> {
  const current = and(eq(operatorSessions.tokenDigest, tokenDigest), gt(operatorSessions.expiresAt, now))
  return (await db.select({ operator: operatorSessions.operator }).from(operatorSessions).where(current)).length === 1
}

export async function deleteSession(db: Executor, tokenDigest: Bytes): Promise<void> {
  await db.delete(operatorSessions).where(eq(operatorSessions.tokenDigest, tokenDigest))
}

/** Sessions and links whose time is over. */
export async function deleteOverBefore(db: Executor, moment: Date): Promise<void> {
  await db.delete(operatorSessions).where(lte(operatorSessions.expiresAt, moment))
  await db.delete(operatorLinks).where(lte(operatorLinks.expiresAt, moment))
}
