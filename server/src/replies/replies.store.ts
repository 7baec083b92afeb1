import { and, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { replies } from './replies.tables.ts'

export async function replyById(db: Executor, id: string) {
  const [reply] = await db.select().from(replies).where(eq(replies.id, id))
  return reply
}

export async function replyByKey(
  db: Executor,
  { deliveryId, idempotencyKey }: { deliveryId: string; idempotencyKey: string },
) {
  const [reply] = await db
    .select({ id: replies.id, acceptedAt: replies.acceptedAt })
    .from(replies)
    .where(and(eq(replies.deliveryId, deliveryId), eq(replies.idempotencyKey, idempotencyKey)))
  return reply
}

/** @returns false when the delivery has a reply with this key already */
export async function insertReply(tx: Executor, row: typeof replies.$inferInsert): Promise<boolean> {
  return (await tx.insert(replies).values(row).onConflictDoNothing().returning({ id: replies.id })).length === 1
}

/** @returns false when it has been marked before */
export async function markSent(tx: Executor, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const sent = await tx
    .update(replies)
    .set({ state: 'SENT', sentAt: at, sealedKey: null })
    .where(and(eq(replies.id, id), eq(replies.state, 'ACCEPTED')))
    .returning({ id: replies.id })
  return sent.length === 1
}

/** @returns false when it has been marked before */
export async function markReplyUndeliverable(tx: Executor, id: string): Promise<boolean> {
  const marked = await tx
    .update(replies)
    .set({ state: 'UNDELIVERABLE' })
    .where(and(eq(replies.id, id), inArray(replies.state, ['ACCEPTED', 'SENT'])))
    .returning({ id: replies.id })
  return marked.length === 1
}

/** Destroys the keys of the replies to a message that have not reached the sender. @returns their ids */
export async function destroyReplyKeys(tx: Executor, messageId: string): Promise<string[]> {
  const ofMessage = await tx
    .select({ id: replies.id })
    .from(replies)
    .innerJoin(deliveries, eq(deliveries.id, replies.deliveryId))
    .where(eq(deliveries.messageId, messageId))
  for (const { id } of ofMessage) await tx.update(replies).set({ sealedKey: null }).where(eq(replies.id, id))
  return ofMessage.map(({ id }) => id)
}
