import { and, desc, eq, gt, lt, lte, ne, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { pins, type PinState } from './pins.tables.ts'

export type Pin = typeof pins.$inferSelect

export async function insertPin(tx: Executor, row: typeof pins.$inferInsert): Promise<void> {
  await tx.insert(pins).values(row)
}

/** The one PIN of a delivery that can be entered now. */
export async function activePin(db: Executor, { deliveryId, now }: { deliveryId: string; now: Date }) {
  const [pin] = await db
    .select()
    .from(pins)
    .where(and(eq(pins.deliveryId, deliveryId), eq(pins.state, 'ACTIVE'), gt(pins.expiresAt, now)))
    .orderBy(desc(pins.createdAt))
    .limit(1)
  return pin
}

/** Does nothing to a PIN that has ended already. */
export async function endPin(
  tx: Executor,
  { id, state }: { id: string; state: Exclude<PinState, 'ACTIVE'> },
): Promise<void> {
  await tx
    .update(pins)
    .set({ state, digest: null })
    .where(and(eq(pins.id, id), eq(pins.state, 'ACTIVE')))
}

/** The codes that a delivery had before this one. */
export async function replacePinsBefore(tx: Executor, { id, deliveryId, createdAt }: Pin): Promise<void> {
  await tx
    .update(pins)
    .set({ state: 'REPLACED', digest: null })
    .where(
      and(eq(pins.deliveryId, deliveryId), eq(pins.state, 'ACTIVE'), ne(pins.id, id), lte(pins.createdAt, createdAt)),
    )
}

/** Codes that went to a number of which it is now known that it does not do. */
export async function endPinsOf(tx: Executor, deliveryId: string): Promise<void> {
  await tx
    .update(pins)
    .set({ state: 'REPLACED', digest: null })
    .where(and(eq(pins.deliveryId, deliveryId), eq(pins.state, 'ACTIVE')))
}

export async function setProviderId(
  db: Executor,
  { id, providerId }: { id: string; providerId: string },
): Promise<void> {
  await db.update(pins).set({ providerId }).where(eq(pins.id, id))
}

/** @returns how often the PIN has been tried, this time included */
export async function countTry(tx: Executor, id: string): Promise<number> {
  const [row] = await tx
    .update(pins)
    .set({ tries: sql`${pins.tries} + 1` })
    .where(eq(pins.id, id))
    .returning({ tries: pins.tries })
  return row?.tries ?? Infinity
}

/** Any number, not used by another lock: whoever counts SMS holds it until the SMS is counted itself. */
const smsCountLock = 7_465_018

export async function lockSmsCount(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${smsCountLock})`)
}

/** What the SMS limits count by. */
export type SmsCounted = { deliveryId: string } | { phoneDigest: Bytes } | { networkDigest: Bytes } | 'all'

type SmsSince = { counted: SmsCounted; counts: 'sent' | 'attempts'; since: Date }

/** SMS since a moment: how many, and when the first of them was. `sent`: without those that the provider did not take. */
export async function countSms(tx: Executor, { counted, counts, since }: SmsSince) {
  const isCounted = counts === 'attempts' ? undefined : ne(pins.state, 'UNSENT')
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      first: sql<Date | null>`min(${pins.createdAt})`.mapWith(pins.createdAt),
    })
    .from(pins)
    .where(and(isCounted, gt(pins.createdAt, since), condition(counted)))
  return row ?? { count: 0, first: null }
}

function condition(counted: SmsCounted) {
  if (counted === 'all') return undefined
  if ('deliveryId' in counted) return eq(pins.deliveryId, counted.deliveryId)
  if ('phoneDigest' in counted) return eq(pins.phoneDigest, counted.phoneDigest)
  return eq(pins.networkDigest, counted.networkDigest)
}

/** The SMS that the provider calls so; undefined when none is known by that name. */
export async function smsOf(db: Executor, providerId: string) {
  const [sms] = await db
    .select({
      id: pins.id,
      state: pins.state,
      report: pins.report,
      phoneDigest: pins.phoneDigest,
      deliveryId: deliveries.id,
      messageId: deliveries.messageId,
    })
    .from(pins)
    .innerJoin(deliveries, eq(deliveries.id, pins.deliveryId))
    .where(eq(pins.providerId, providerId))
  return sms
}

/** The SMS that a delivery had last. */
export async function lastSmsOf(db: Executor, deliveryId: string) {
  const [last] = await db
    .select({ id: pins.id })
    .from(pins)
    .where(eq(pins.deliveryId, deliveryId))
    .orderBy(desc(pins.createdAt), desc(pins.id))
    .limit(1)
  return last
}

/** The last SMS to other numbers than this one: was each taken by the provider? The newest first. */
export async function lastSmsToOthers(db: Executor, { phoneDigest, most }: { phoneDigest: Bytes; most: number }) {
  const rows = await db
    .select({ state: pins.state })
    .from(pins)
    .where(ne(pins.phoneDigest, phoneDigest))
    .orderBy(desc(pins.createdAt))
    .limit(most)
  return rows.map(({ state }) => ({ wasTaken: state !== 'UNSENT' }))
}

export async function setReport(tx: Executor, { id, report }: { id: string; report: SmsReport }): Promise<void> {
  await tx.update(pins).set({ report }).where(eq(pins.id, id))
}

/** A PIN that nobody entered in time is of no use any more, and neither is its digest. */
export async function forgetExpiredPins(db: Executor, now: Date): Promise<void> {
  await db
    .update(pins)
    .set({ digest: null })
    .where(and(lt(pins.expiresAt, now), sql`${pins.digest} is not null`))
}
