import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { messages } from '../messages/messages.tables.ts'

const atOnce = 100

/** Messages whose time is over and that are not destroyed yet; some of them at a time. */
export async function dueMessages(db: Executor, now: Date): Promise<string[]> {
  const due = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(lte(messages.expiresAt, now), isNull(messages.expiredAt)))
    .limit(atOnce)
  return due.map(({ id }) => id)
}

/** @returns false when another process was first */
export async function markExpired(tx: Executor, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const expired = await tx
    .update(messages)
    .set({ expiredAt: at, contentDigest: null })
    .where(and(eq(messages.id, id), isNull(messages.expiredAt)))
    .returning({ id: messages.id })
  return expired.length === 1
}
