import { and, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { messages } from '../messages/messages.tables.ts'

const atOnce = 100

export type DueMessage = { id: string; expiresAt: Date }

/** Messages whose time is over and that are not destroyed yet, the longest due first; some of them at a time, those after `last`. */
export async function dueMessages(
  db: Executor,
  { now, last }: { now: Date; last: DueMessage | undefined },
): Promise<DueMessage[]> {
  const { id, expiresAt, expiredAt } = messages
  const further = last && or(gt(expiresAt, last.expiresAt), and(eq(expiresAt, last.expiresAt), gt(id, last.id)))
  return db
    .select({ id, expiresAt })
    .from(messages)
    .where(and(lte(expiresAt, now), isNull(expiredAt), further))
    .orderBy(expiresAt, id)
    .limit(atOnce)
}

type Ending = { id: string; at: Date }

/** @returns false when another process was first */
export const markExpired = (tx: Executor, ending: Ending): Promise<boolean> => mark(tx, ending, undefined)

/** @returns false when another process was first, or the message was extended meanwhile */
export const markDue = (tx: Executor, ending: Ending): Promise<boolean> =>
  mark(tx, ending, lte(messages.expiresAt, ending.at))

async function mark(tx: Executor, { id, at }: Ending, when: SQL | undefined): Promise<boolean> {
  const expired = await tx
    .update(messages)
    .set({ expiredAt: at, contentDigest: null })
    .where(and(eq(messages.id, id), isNull(messages.expiredAt), when))
    .returning({ id: messages.id })
  return expired.length === 1
}
