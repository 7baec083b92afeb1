import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { partsOf } from '../parts/parts.store.ts'
import { startSession } from '../sessions/start-session.ts'
import { othersInConversation } from './conversations.store.ts'
import { markOpened, type Delivery } from './deliveries.store.ts'
import { openWrappedKey } from './delivery-seals.ts'
import { summaryOf, type DeliveryGone, type DeliverySummary } from './find-delivery.ts'

/** Who asks over HTTP: where from, and how a session is handed to the browser. */
export type Visitor = {
  /** The client's address, or the part of it that one household or office shares. */
  network: string
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

/** Hands the sealed message to somebody who has proven what its level asks for, and writes down that it was opened. */
export async function handOut(
  deps: Dependencies,
  { delivery, visitor }: { delivery: Delivery; visitor: Visitor },
): Promise<DeliveryOpened | DeliveryGone> {
  const wrappedKey = await openWrappedKey(deps, delivery)
  if (!wrappedKey) return { kind: 'DeliveryGone', reason: 'EXPIRED' }
  const { id, messageId } = delivery
  const at = deps.clock.now()
  const session = await deps.db.transaction(async (tx) => {
    const first = await markOpened(tx, { id, at })
    await writeEvents(tx, [{ kind: 'DELIVERY_OPENED', at, messageId, deliveryId: id, details: { first } }])
    return startSession(deps, { tx, deliveryId: id })
  })
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

const manifestFirst = (one: { id: string }, other: { id: string }) =>
  Number(other.id === 'manifest') - Number(one.id === 'manifest')
