import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { messages } from '../messages/messages.tables.ts'
import { deliveries } from './deliveries.tables.ts'

const none = new Uint8Array(0)

type Unbound = { after?: string | undefined; limit: number; skipLocked: boolean }

/** Deliveries after this one that have no bindings, in the order of their ids; held until the transaction ends. `skipLocked`: not those that somebody else holds. */
export async function lockUnbound(tx: Executor, { after, limit, skipLocked }: Unbound): Promise<string[]> {
  const { id, recipientBinding, senderBinding } = deliveries
  const isUnbound = or(eq(recipientBinding, none), eq(senderBinding, none))
  const rows = await tx
    .select({ id })
    .from(deliveries)
    .where(and(isUnbound, after === undefined ? undefined : gt(id, after)))
    .orderBy(asc(id))
    .limit(limit)
    .for('no key update', skipLocked ? { skipLocked } : {})
  return rows.map((row) => row.id)
}

/** What the bindings of these deliveries hold together. */
export async function bothSidesOf(tx: Executor, ids: string[]) {
  const { id, messageId, recipientAddress, level, accessTokenDigest } = deliveries
  return tx
    .select({ id, messageId, recipientAddress, level, accessTokenDigest, senderAddress: messages.senderAddress })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, messageId))
    .where(inArray(id, ids))
}

export type Bindings = { id: string; recipientBinding: Bytes; senderBinding: Bytes }

/** In place of none: what has some keeps them. The caller holds the deliveries. */
export async function insertBindings(tx: Executor, rows: Bindings[]): Promise<void> {
  const values = rows.map(
    ({ id, recipientBinding, senderBinding }) =>
      sql`(${id}::uuid, ${Buffer.from(recipientBinding)}::bytea, ${Buffer.from(senderBinding)}::bytea)`,
  )
  await tx.execute(sql`
    update deliveries d set
      recipient_binding = case when d.recipient_binding = '' then made.recipient else d.recipient_binding end,
      sender_binding = case when d.sender_binding = '' then made.sender else d.sender_binding end
    from (values ${sql.join(values, sql`, `)}) as made (id, recipient, sender) where d.id = made.id`)
}
