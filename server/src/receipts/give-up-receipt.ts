import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery, markHeld } from '../deliveries/deliveries.store.ts'
import type { Event } from '../events/event.ts'
import { isNumberAskedFor, writeEventOnce, writeEvents } from '../events/events.store.ts'
import type { JobOutcome, Receipt } from '../jobs/jobs.ts'

type GivingUp = { deliveryId: string; receipt: Receipt; code?: string }

/** Refused for good, or after the last try: the sender does not know what became of the delivery, and the operator has to tell them. */
export async function giveUpReceipt(
  { db, clock, log }: Pick<Dependencies, 'db' | 'clock' | 'log'>,
  { deliveryId, receipt: { about }, code = 'TIMED_OUT' }: GivingUp,
): Promise<JobOutcome> {
  const delivery = await deliveryById(db, deliveryId)
  if (!delivery) return { kind: 'Done' }
  log.error('a receipt cannot be delivered to the sender', { delivery: deliveryId, about, code })
  const { messageId } = delivery
  const happened = { at: clock.now(), messageId, deliveryId }
  await db.transaction(async (tx) => {
    const locked = await lockDelivery(tx, deliveryId)
    await writeEventOnce(tx, { kind: 'RECEIPT_UNDELIVERABLE', ...happened, details: { about, code } })
    if (about !== 'NUMBER_CHANGED' || !mayWait(locked) || (await isNumberAskedFor(tx, deliveryId))) return
    // No code goes to a number that its sender was not told of, whatever they ask for: it waits until they give one again.
    await markHeld(tx, { id: deliveryId, reason: 'PHONE_MISSING' })
    const isNew = !locked?.announcedAt && !locked?.openedAt
    const lost: Event = { kind: 'NOTICE_UNDELIVERABLE', ...happened, details: { reason: 'SENDER_NOT_TOLD' } }
    const held: Event = { kind: 'DELIVERY_HELD', ...happened, details: { reason: 'PHONE_MISSING' } }
    await writeEvents(tx, isNew ? [lost, held] : [held])
  })
  return { kind: 'Done' }
}

type Locked = Awaited<ReturnType<typeof lockDelivery>>

/** For the mail about its number, unless it was asked for since. A server of an earlier version held it for another reason, or left it `ACCEPTED`. */
const mayWait = (locked: Locked) => locked?.state === 'HELD' || locked?.state === 'ACCEPTED'
