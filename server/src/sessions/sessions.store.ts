import { and, eq, gt, lt } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { sessions } from './sessions.tables.ts'

export async function insertSession(tx: Executor, row: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(row)
}

export async function sessionExists(
  db: Executor,
  { tokenDigest, deliveryId, now }: { tokenDigest: Bytes; deliveryId: string; now: Date },
): Promise<boolean> {
  const ofDelivery = and(
    eq(sessions.tokenDigest, tokenDigest),
    eq(sessions.deliveryId, deliveryId),
    gt(sessions.expiresAt, now),
  )
  return (await db.select({ deliveryId: sessions.deliveryId }).from(sessions).where(ofDelivery)).length === 1
}

export async function deleteSessionsBefore(db: Executor, moment: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, moment))
}

export async function deleteSessionsOf(tx: Executor, deliveryId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.deliveryId, deliveryId))
}
