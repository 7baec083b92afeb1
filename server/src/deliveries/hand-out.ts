import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { DeviceKind } from '../graphql/schema.generated.ts'
import { partsOf } from '../parts/parts.store.ts'
import { announceOpening } from '../receipts/announce-opening.ts'
import { startSession, type Session } from '../sessions/start-session.ts'
import { othersInConversation } from './conversations.store.ts'
import { deliveryById, lockDelivery, markOpened, type Delivery } from './deliveries.store.ts'
import { openWrappedKey } from './delivery-seals.ts'
import {
  closedDelivery,
  summaryOf,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
  type DeliverySummary,
} from './find-delivery.ts'

/** Who asks over HTTP: where from, and how a session is handed to the browser. */
export type Visitor = {
  /** The client's address, or the part of it that one household or office shares. */
  network: string
  device: DeviceKind
  setSession: (session: { deliveryId: string; token: string; expiresAt: Date }) => void
}

export type DeliveryOpened = {
  kind: 'DeliveryOpened'
  delivery: DeliverySummary
  messageId: string
  wrappedKey: Bytes
  parts: { id: string; size: number; url: string }[]
  conversation: { deliveryId: string; acceptedAt: Date }[]
  sessionExpiresAt: Date
  replyLimit: number
}

export type Opening = { session: Session; wrappedKey: Bytes }

/**
 * Writes down that somebody who has proven what the level asks for opens the delivery. Whoever calls it hands out the opening only after
 * `tx` is committed. @returns undefined when it has been locked, held or destroyed meanwhile
 */
export async function recordOpening(
  deps: Dependencies,
  { tx, delivery, device }: { tx: Executor; delivery: Delivery; device: DeviceKind },
): Promise<Opening | undefined> {
  const { id, messageId } = delivery
  const locked = await lockDelivery(tx, id)
  if (closedDelivery(delivery, locked)) return undefined
  const wrappedKey = await openWrappedKey(deps, delivery)
  if (!wrappedKey) return undefined
  const at = deps.clock.now()
  const first = await markOpened(tx, { id, at })
  if (first) await announceOpening(deps, { tx, delivery })
  await writeEvents(tx, [{ kind: 'DELIVERY_OPENED', at, messageId, deliveryId: id, details: { first, device } }])
  return { session: await startSession(deps, { tx, deliveryId: id }), wrappedKey }
}

/** Hands out the sealed message. Undefined as `opening`: it is gone by now. */
export async function handOut(
  deps: Dependencies,
  { delivery, visitor, opening }: { delivery: Delivery; visitor: Visitor; opening: Opening | undefined },
): Promise<DeliveryOpened | DeliveryGone | DeliveryLocked | DeliveryHeld> {
  if (!opening) return goneDelivery(deps, delivery)
  const { id, messageId } = delivery
  const { session, wrappedKey } = opening
  visitor.setSession({ deliveryId: id, token: toBase64url(session.token), expiresAt: session.expiresAt })
  const [summary, parts, conversation] = await Promise.all([
    summaryOf(deps, delivery),
    partsOf(deps.db, messageId),
    othersInConversation(deps.db, delivery),
  ])
  return {
    kind: 'DeliveryOpened',
    delivery: summary,
    messageId,
    wrappedKey,
    parts: parts.map(({ partId, size }) => ({ id: partId, size, url: `/parts/${id}/${partId}` })).sort(manifestFirst),
    conversation,
    sessionExpiresAt: session.expiresAt,
    replyLimit: deps.config.policy.maxMailBytes,
  }
}

async function goneDelivery(
  { db }: Dependencies,
  delivery: Delivery,
): Promise<DeliveryGone | DeliveryLocked | DeliveryHeld> {
  const now = await deliveryById(db, delivery.id)
  return closedDelivery(delivery, now) ?? { kind: 'DeliveryGone', reason: 'EXPIRED' }
}

const manifestFirst = (one: { id: string }, other: { id: string }) =>
  Number(other.id === 'manifest') - Number(one.id === 'manifest')
