import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import { countWrongPin, lockDelivery, markLocked, type Delivery } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import {
  deliveryOfHolder,
  closedDelivery,
  lockedDelivery,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
  type LinkHolder,
} from '../deliveries/find-delivery.ts'
import { handOut, recordOpening, type DeliveryOpened, type Opening, type Visitor } from '../deliveries/hand-out.ts'
import type { EventKind } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { DeviceKind, PinRejectionReason } from '../graphql/schema.generated.ts'
import { sameBytes } from '../keys/digests.ts'
import { isLockedBy, triesLeftAfter } from './pin-rules.ts'
import { pinDigest, typedPin } from './pin.ts'
import { activePin, countTry, endPin, type Pin } from './pins.store.ts'
import { rememberNumber } from './remember-number.ts'

export type PinRejected = { kind: 'PinRejected'; reason: PinRejectionReason; triesLeft: number }

type Attempt = { delivery: Delivery; pin: string; device: DeviceKind }

/** The code from the SMS. It works once; every try is counted before it is compared, whoever else tries at the same moment. */
export async function verifyPin(
  deps: Dependencies,
  { pin, visitor, ...holder }: LinkHolder & { pin: string; visitor: Visitor },
): Promise<DeliveryOpened | PinRejected | DeliveryHeld | DeliveryLocked | DeliveryGone> {
  const found = await deliveryOfHolder(deps, holder)
  if (found.kind !== 'Found') return found
  const { delivery } = found
  const attempt = { delivery, pin: typedPin(pin) ?? '', device: visitor.device }
  const outcome = await deps.db.transaction((tx) => tryPin(deps, tx, attempt))
  return outcome.kind === 'Proven' ? handOut(deps, { delivery, visitor, opening: outcome.opening }) : outcome
}

async function tryPin(
  deps: Dependencies,
  tx: Executor,
  { delivery, pin, device }: Attempt,
): Promise<Proven | PinRejected | DeliveryLocked | DeliveryHeld | DeliveryGone> {
  const closed = closedDelivery(delivery, await lockDelivery(tx, delivery.id))
  if (closed) return closed
  const active = await activePin(tx, { deliveryId: delivery.id, now: deps.clock.now() })
  if (!active?.digest) return { kind: 'PinRejected', reason: 'NOT_VALID', triesLeft: 0 }
  const tries = await countTry(tx, active.id)
  return sameBytes(pinDigest(deps, { pinId: active.id, pin }), active.digest)
    ? prove(deps, tx, { delivery, active, device })
    : reject(deps, tx, { delivery, active, tries })
}

type Proven = { kind: 'Proven'; opening: Opening | undefined }

/** Uses the PIN up, remembers the number for the recipient's next message unless it was forgotten since, and opens the delivery. */
async function prove(
  deps: Dependencies,
  tx: Executor,
  { delivery, active, device }: Omit<Attempt, 'pin'> & { active: Pin },
): Promise<Proven> {
  const at = deps.clock.now()
  await endPin(tx, { id: active.id, state: 'USED' })
  const phone = await openPhone(deps, delivery)
  const { id, messageId, recipientAddress } = delivery
  const remembered =
    phone === undefined ? undefined : await rememberNumber(deps, { tx, deliveryId: id, recipientAddress, phone, at })
  await writeEvents(tx, [{ kind: eventOf(remembered), at, messageId, deliveryId: id }])
  return { kind: 'Proven', opening: await recordOpening(deps, { tx, delivery, device }) }
}

function eventOf(remembered: Awaited<ReturnType<typeof rememberNumber>> | undefined): EventKind {
  if (remembered === 'FORGOTTEN') return 'NUMBER_STAYS_FORGOTTEN'
  return remembered === 'DIFFERS' ? 'NUMBER_DIFFERS' : 'NUMBER_PROVEN'
}

async function reject(
  deps: Dependencies,
  tx: Executor,
  { delivery, active, tries }: { delivery: Delivery; active: Pin; tries: number },
): Promise<PinRejected | DeliveryLocked> {
  const about = { at: deps.clock.now(), messageId: delivery.messageId, deliveryId: delivery.id }
  const triesLeft = triesLeftAfter(tries)
  const wrongPins = await countWrongPin(tx, delivery.id)
  await writeEvents(tx, [{ kind: 'PIN_WRONG', ...about, details: { triesLeft } }])
  if (triesLeft === 0) await endPin(tx, { id: active.id, state: 'SPENT' })
  if (!isLockedBy(wrongPins)) return { kind: 'PinRejected', reason: 'WRONG', triesLeft }
  await markLocked(tx, delivery.id)
  await writeEvents(tx, [{ kind: 'DELIVERY_LOCKED', ...about }])
  await deps.jobs.enqueue(tx, 'send-receipt', [{ deliveryId: delivery.id, receipt: { about: 'LOCKED' } }])
  return lockedDelivery(delivery)
}
