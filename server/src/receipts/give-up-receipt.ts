import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery, markUndeliverable } from '../deliveries/deliveries.store.ts'
import { writeEventOnce, writeEvents } from '../events/events.store.ts'
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
    await lockDelivery(tx, deliveryId)
    await writeEventOnce(tx, { kind: 'RECEIPT_UNDELIVERABLE', ...happened, details: { about, code } })
    // No code goes to a number that its sender was not told of.
    if (about !== 'NUMBER_CHANGED' || !(await markUndeliverable(tx, deliveryId))) return
    await writeEvents(tx, [{ kind: 'NOTICE_UNDELIVERABLE', ...happened, details: { reason: 'SENDER_NOT_TOLD' } }])
  })
  return { kind: 'Done' }
}
