import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { messages } from '../messages/messages.tables.ts'
import { deliveries } from './deliveries.tables.ts'

const none = new Uint8Array(0)

/** Deliveries after this one that have no bindings, in the order of their ids. */
export async function unboundDeliveries(db: Executor, { after, limit }: { after: string | undefined; limit: number }) {
  const { id, messageId, recipientAddress, level, accessTokenDigest, recipientBinding, senderBinding } = deliveries
  return db
    .select({ id, messageId, recipientAddress, level, accessTokenDigest, senderAddress: messages.senderAddress })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, messageId))
    .where(
      and(or(eq(recipientBinding, none), eq(senderBinding, none)), after === undefined ? undefined : gt(id, after)),
    )
    .orderBy(asc(id))
    .limit(limit)
}

export type Bindings = { id: string; recipientBinding: Bytes; senderBinding: Bytes }

/** In place of none: what has some keeps them. */
export async function insertBindings(db: Executor, rows: Bindings[]): Promise<void> {
  const values = rows.map(
    ({ id, recipientBinding, senderBinding }) =>
      sql`(${id}::uuid, ${Buffer.from(recipientBinding)}::bytea, ${Buffer.from(senderBinding)}::bytea)`,
  )
  await db.execute(sql`
    update deliveries d set
      recipient_binding = case when d.recipient_binding = '' then made.recipient else d.recipient_binding end,
      sender_binding = case when d.sender_binding = '' then made.sender else d.sender_binding end
    from (values ${sql.join(values, sql`, `)}) as made (id, recipient, sender) where d.id = made.id`)
}
