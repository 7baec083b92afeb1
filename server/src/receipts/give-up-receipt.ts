import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery } from '../deliveries/deliveries.store.ts'
import { writeEventOnce } from '../events/events.store.ts'
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
  const details = { about, code }
  await db.transaction(async (tx) => {
    await lockDelivery(tx, deliveryId)
    await writeEventOnce(tx, { kind: 'RECEIPT_UNDELIVERABLE', at: clock.now(), messageId, deliveryId, details })
  })
  return { kind: 'Done' }
}
