import { and, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'

export type Ending = { now: Date; endsBefore: Date; announcedBefore: Date }

/** Marks what ends soon, is not opened and still has its link. @returns those that were not marked before */
export async function markReminded(tx: Executor, { now, endsBefore, announcedBefore }: Ending): Promise<string[]> {
  const ending = tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(isNull(messages.expiredAt), gt(messages.expiresAt, now), lte(messages.expiresAt, endsBefore)))
  const marked = await tx
    .update(deliveries)
    .set({ remindedAt: sql`${now}` })
    .where(
      and(
        inArray(deliveries.messageId, ending),
        eq(deliveries.state, 'ANNOUNCED'),
        lte(deliveries.announcedAt, announcedBefore),
        isNull(deliveries.openedAt),
        isNull(deliveries.remindedAt),
        isNotNull(deliveries.sealedLinkSecret),
      ),
    )
    .returning({ id: deliveries.id })
  return marked.map(({ id }) => id)
}

/** Is it marked, and was its end not put off since? */
export async function isReminded(db: Executor, deliveryId: string): Promise<boolean> {
  const marked = and(eq(deliveries.id, deliveryId), isNotNull(deliveries.remindedAt))
  return (await db.select({ id: deliveries.id }).from(deliveries).where(marked)).length === 1
}

/** As if it had never been marked: the next day's job finds it. */
export async function unmarkReminded(db: Executor, deliveryId: string): Promise<void> {
  await db.update(deliveries).set({ remindedAt: null }).where(eq(deliveries.id, deliveryId))
}
