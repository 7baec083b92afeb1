import type { Language } from '@sigill/texts/language.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import {
  closedDelivery,
  heldDelivery,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
} from '../deliveries/find-delivery.ts'
import { holdDelivery } from '../deliveries/hold-delivery.ts'
import { writeEvents } from '../events/events.store.ts'
import type { PinUnavailableReason } from '../graphql/schema.generated.ts'
import { keyedDigest } from '../keys/digests.ts'
import { newId } from '../keys/new-id.ts'
import { pinSent, resendAt, type PinSent } from './current-pin.ts'
import { isNumberNow } from './is-number-now.ts'
import { pinRules } from './pin-rules.ts'
import { pinSms } from './pin-sms.ts'
import { newPin, pinDigest } from './pin.ts'
import {
  activePin,
  endPin,
  insertPin,
  lastSmsOf,
  lastSmsToOthers,
  replacePinsBefore,
  setProviderId,
  type Pin,
} from './pins.store.ts'
import { reachedLimit, type SmsLimitReached } from './sms-limits.ts'

export type PinUnavailable = { kind: 'PinUnavailable'; reason: PinUnavailableReason; retryAt: Date | null }

type Request = { delivery: Delivery; language: Language; network: string }
type Sending = { kind: 'Sending'; pin: string; phone: string; row: Pin }

/** Sends a new PIN to the number that the sender gave, never to one that a visitor typed. Pressing twice sends one SMS. */
export async function requestPin(
  deps: Dependencies,
  request: Request,
): Promise<PinSent | PinUnavailable | DeliveryHeld | DeliveryLocked | DeliveryGone> {
  const reserved = await deps.db.transaction((tx) => reserve(deps, tx, request))
  return reserved.kind === 'Sending' ? send(deps, { ...request, sending: reserved }) : reserved
}

/** Makes the PIN and counts its SMS before it is sent, so that no limit is passed by asking from many sides at once. */
async function reserve(
  deps: Dependencies,
  tx: Executor,
  { delivery, network }: Request,
): Promise<Sending | PinSent | PinUnavailable | DeliveryHeld | DeliveryLocked | DeliveryGone> {
  const now = deps.clock.now()
  const closed = closedDelivery(delivery, await lockDelivery(tx, delivery.id))
  if (closed) return closed
  // The number and the day it hangs on as they are now: the sender may have changed either a moment ago.
  const current = await deliveryById(tx, delivery.id)
  const phone = current && (await openPhone(deps, current))
  if (phone === undefined) return { kind: 'DeliveryGone', reason: 'EXPIRED' }
  const before = await activePin(tx, { deliveryId: delivery.id, now })
  if (before && now < resendAt(before)) return pinSent(before, phone)
  const phoneDigest = keyedDigest(deps.keys.pepper, 'phone', phone)
  const networkDigest = keyedDigest(deps.keys.pepper, 'network', network)
  const { hourlyLimit } = deps.config.sms
  const reached = await reachedLimit(tx, { deliveryId: delivery.id, phoneDigest, networkDigest, now, hourlyLimit })
  if (reached) return refuse(deps, { delivery, reached, tx, now })
  const { pin, row } = newPinRow(deps, { deliveryId: delivery.id, phoneDigest, networkDigest, now })
  await insertPin(tx, row)
  return { kind: 'Sending' as const, pin, phone, row }
}

type NewPin = Pick<Pin, 'deliveryId' | 'phoneDigest' | 'networkDigest'> & { now: Date }

function newPinRow(deps: Dependencies, { now, ...about }: NewPin): { pin: string; row: Pin } {
  const id = newId(deps)
  const pin = newPin(deps)
  const row: Pin = {
    id,
    ...about,
    state: 'ACTIVE',
    digest: pinDigest(deps, { pinId: id, pin }),
    createdAt: now,
    expiresAt: new Date(now.getTime() + pinRules.validMilliseconds),
    tries: 0,
    report: 'SENT',
    providerId: null,
  }
  return { pin, row }
}

type Refusal = { delivery: Delivery; reached: SmsLimitReached; tx: Executor; now: Date }

async function refuse(deps: Dependencies, { delivery, reached, tx, now }: Refusal): Promise<PinUnavailable> {
  const isAlarm = reached.limit === 'gateway'
  if (isAlarm)
    deps.log.error('the hourly limit of SMS is reached: no PIN goes out', { limit: deps.config.sms.hourlyLimit })
  await writeEvents(tx, [
    {
      kind: isAlarm ? 'SMS_BREAKER_TRIPPED' : 'PIN_LIMIT_REACHED',
      at: now,
      messageId: delivery.messageId,
      deliveryId: delivery.id,
      details: { limit: reached.limit },
    },
  ])
  return { kind: 'PinUnavailable', reason: 'TOO_MANY', retryAt: reached.retryAt }
}

async function send(
  deps: Dependencies,
  { delivery, language, sending }: Request & { sending: Sending },
): Promise<PinSent | PinUnavailable | DeliveryHeld> {
  const { pin, phone, row } = sending
  const { mail, publicUrl } = deps.config
  const text = pinSms({ language, organisation: mail.organisation, host: new URL(publicUrl).hostname, pin })
  const outcome = await deps.smsSender.send({ to: phone, text })
  const about = { at: deps.clock.now(), messageId: delivery.messageId, deliveryId: delivery.id }
  if (outcome.kind === 'SmsTaken') {
    const { providerId } = outcome
    await deps.db.transaction(async (tx) => {
      // Only now: until the new code is on its way, the one before it is the one that the person has.
      await replacePinsBefore(tx, row)
      if (providerId !== undefined) await setProviderId(tx, { id: row.id, providerId })
      await writeEvents(tx, [{ kind: 'PIN_SENT', ...about }])
    })
    return pinSent(row, phone)
  }
  deps.log.warn('a PIN could not be sent', { delivery: delivery.id, code: outcome.code })
  return deps.db.transaction(async (tx) => {
    await lockDelivery(tx, delivery.id)
    await endPin(tx, { id: row.id, state: 'UNSENT' })
    await writeEvents(tx, [{ kind: 'PIN_UNSENT', ...about, details: { code: outcome.code } }])
    const isHeld = outcome.kind === 'SmsRefused' && (await holdRefused(deps, { tx, delivery, row }))
    return isHeld
      ? heldDelivery({ ...delivery, heldReason: 'SMS_UNDELIVERABLE' })
      : { kind: 'PinUnavailable', reason: 'SMS_FAILED', retryAt: null }
  })
}

/** A provider that refuses every number has another trouble than the number. */
const othersAsked = 3

/** The provider will never take an SMS to this number: the sender is asked for another. */
async function holdRefused(
  deps: Dependencies,
  { tx, delivery, row }: { tx: Executor; delivery: Delivery; row: Pin },
): Promise<boolean> {
  const last = await lastSmsOf(tx, delivery.id)
  const others = await lastSmsToOthers(tx, { phoneDigest: row.phoneDigest, most: othersAsked })
  const isProviderWell = others.length === 0 || others.some(({ wasTaken }) => wasTaken)
  if (last?.id !== row.id || !isProviderWell) return false
  if (!(await isNumberNow(deps, { tx, ...row }))) return false
  return holdDelivery(deps, { tx, delivery, reason: 'SMS_UNDELIVERABLE' })
}
