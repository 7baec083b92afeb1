import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { DeliveryState, GoneReason, HeldReason, SecurityLevel } from '../graphql/schema.generated.ts'
import { digestOf } from '../keys/digests.ts'
import { isId } from '../keys/new-id.ts'
import { currentPin, type PinSent } from '../pins/current-pin.ts'
import { maskedPhone } from '../policy/phone.ts'
import { isAsAccepted } from './changed-delivery.ts'
import { openPhone } from './delivery-seals.ts'
import { knownAddress } from './erased.ts'
import { deliveryOfLink, type Delivery } from './deliveries.store.ts'

export type LinkHolder = { id: string; accessToken: Bytes }

export type DeliveryGone = { kind: 'DeliveryGone'; reason: GoneReason }
export type DeliveryLocked = { kind: 'DeliveryLocked'; senderName: string | null; senderAddress: string | null }
export type DeliveryHeld = {
  kind: 'DeliveryHeld'
  senderName: string | null
  senderAddress: string | null
  reason: HeldReason
}
export type DeliverySummary = {
  kind: 'DeliverySummary'
  id: string
  level: SecurityLevel
  senderName: string | null
  senderAddress: string | null
  organisation: string
  recipient: string
  acceptedAt: Date
  expiresAt: Date
  maskedPhone: string | null
  pin: PinSent | null
}

/** The delivery, when the caller holds its link. Without the link, what is there looks like what is not. */
export async function deliveryOfHolder(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'log'>,
  { id, accessToken }: LinkHolder,
): Promise<{ kind: 'Found'; delivery: Delivery } | DeliveryGone | DeliveryLocked | DeliveryHeld> {
  const accessTokenDigest = digestOf(accessToken)
  const delivery = isId(id) ? await deliveryOfLink(deps.db, { id, accessTokenDigest }) : undefined
  if (!delivery || !(await isAsAccepted(deps, delivery))) return { kind: 'DeliveryGone', reason: 'UNKNOWN' }
  const isOver = delivery.expiresAt <= deps.clock.now() && delivery.state !== 'RECALLED'
  const state = isOver ? 'EXPIRED' : delivery.state
  return closedDelivery(delivery, { ...delivery, state }) ?? { kind: 'Found', delivery }
}

type StateNow = { state: DeliveryState; heldReason: HeldReason | null } | undefined

/** What the holder of the link hears of a delivery that nobody can open as it is now; undefined when it can be opened. */
export function closedDelivery(
  delivery: Delivery,
  now: StateNow,
): DeliveryGone | DeliveryLocked | DeliveryHeld | undefined {
  if (!now || now.state === 'EXPIRED') return { kind: 'DeliveryGone', reason: 'EXPIRED' }
  if (now.state === 'RECALLED') return { kind: 'DeliveryGone', reason: 'RECALLED' }
  if (now.state === 'LOCKED') return lockedDelivery(delivery)
  return now.state === 'HELD' ? heldDelivery({ ...delivery, ...now }) : undefined
}

type HeldDelivery = Pick<Delivery, 'senderName' | 'senderAddress' | 'heldReason'>

export const heldDelivery = ({ senderName, senderAddress, heldReason }: HeldDelivery): DeliveryHeld => ({
  kind: 'DeliveryHeld',
  senderName,
  senderAddress: knownAddress(senderAddress),
  reason: heldReason ?? 'PHONE_MISSING',
})

export const lockedDelivery = ({ senderName, senderAddress }: Delivery): DeliveryLocked => ({
  kind: 'DeliveryLocked',
  senderName,
  senderAddress: knownAddress(senderAddress),
})

/** What the holder of a link may know before proving anything else. Changes nothing: machines fetch links too. */
export async function findDelivery(
  deps: Dependencies,
  holder: LinkHolder,
): Promise<DeliverySummary | DeliveryGone | DeliveryLocked | DeliveryHeld> {
  const found = await deliveryOfHolder(deps, holder)
  return found.kind === 'Found' ? summaryOf(deps, found.delivery) : found
}

export async function summaryOf(deps: Dependencies, delivery: Delivery): Promise<DeliverySummary> {
  const phone = await openPhone(deps, delivery)
  const { id, level, senderName, senderAddress, acceptedAt, expiresAt } = delivery
  return {
    kind: 'DeliverySummary',
    id,
    level,
    senderName,
    senderAddress: knownAddress(senderAddress),
    organisation: deps.config.mail.organisation,
    recipient: delivery.recipientAddress,
    acceptedAt,
    expiresAt,
    maskedPhone: phone === undefined ? null : maskedPhone(phone),
    pin: phone === undefined ? null : await currentPin(deps, { deliveryId: id, phone }),
  }
}
