import { and, eq, exists, inArray, isNull, lte, ne, not, or, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { erasedAddress } from '../deliveries/erased.ts'
import { events } from '../events/events.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { digests } from './digests.tables.ts'

const columns = {
  id: deliveries.id,
  messageId: deliveries.messageId,
  recipientAddress: deliveries.recipientAddress,
  recipientName: deliveries.recipientName,
  level: deliveries.level,
  state: deliveries.state,
  heldReason: deliveries.heldReason,
  accessTokenDigest: deliveries.accessTokenDigest,
  sealedLinkSecret: deliveries.sealedLinkSecret,
  recipientBinding: deliveries.recipientBinding,
  senderBinding: deliveries.senderBinding,
  senderAddress: messages.senderAddress,
  senderName: messages.senderName,
  acceptedAt: messages.acceptedAt,
  expiresAt: messages.expiresAt,
  expiryDay: messages.expiryDay,
  endsTomorrow: sql<boolean>`false`,
}

export type Waiting = Omit<Awaited<ReturnType<typeof waitingDeliveries>>[number], 'endsTomorrow'> & {
  endsTomorrow: boolean
}

/** `tomorrow`: the last day of what ends next, in the organisation's time zone. Undefined: of this kind nothing is told. */
export type Due = {
  now: Date
  timeZone: string
  notOpenedSince: Date | undefined
  tomorrow: string | undefined
  ids?: string[]
}

const happened = (about: SQL) =>
  exists(
    sql`(select 1 from ${events} where ${and(eq(events.deliveryId, deliveries.id), eq(events.kind, 'DIGEST_SENT'), about)})`,
  )

/** What nobody has opened and its sender has not been told of yet, the first to end first. */
export async function waitingDeliveries(db: Executor, { now, timeZone, notOpenedSince, tomorrow, ids }: Due) {
  const ends =
    tomorrow === undefined
      ? sql`false`
      : sql`(${messages.expiresAt} at time zone ${timeZone})::date <= ${tomorrow}::date`
  const endIsTold = happened(sql`${events.details}->>'ends' = ${messages.expiryDay}::text`)
  const announced = and(eq(deliveries.state, 'ANNOUNCED'), lte(deliveries.announcedAt, notOpenedSince ?? now))
  const held = and(eq(deliveries.state, 'HELD'), lte(messages.acceptedAt, notOpenedSince ?? now))
  const isLong = notOpenedSince === undefined ? sql`false` : and(or(announced, held), not(happened(sql`true`)))
  return db
    .select({ ...columns, endsTomorrow: sql<boolean>`${ends}` })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(
      and(
        ne(messages.senderAddress, erasedAddress),
        isNull(messages.expiredAt),
        sql`${messages.expiresAt} > ${now}`,
        isNull(deliveries.openedAt),
        inArray(deliveries.state, ['ACCEPTED', 'ANNOUNCED', 'HELD']),
        ids && inArray(deliveries.id, ids),
        or(and(ends, not(endIsTold)), isLong),
      ),
    )
    .orderBy(messages.expiresAt, deliveries.id)
}

/** @returns false when the sender has this day's digest already */
export async function insertDigest(tx: Executor, digest: typeof digests.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(digests).values(digest).onConflictDoNothing().returning({ day: digests.day })
  return inserted.length === 1
}
