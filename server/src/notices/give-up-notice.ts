import type { Dependencies } from '../dependencies.ts'
import { deliveryById, markUndeliverable } from '../deliveries/deliveries.store.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome, ReceiptReason } from '../jobs/jobs.ts'

type GivingUp = { deliveryId: string; reason: ReceiptReason; code?: string }

/** The recipient cannot be told: the delivery is undeliverable, and its sender hears of it. @returns false when that is known or no longer so */
export async function giveUpDelivery(
  { db, clock, jobs }: Pick<Dependencies, 'db' | 'clock' | 'jobs'>,
  { deliveryId, reason, code }: GivingUp,
): Promise<boolean> {
  const delivery = await deliveryById(db, deliveryId)
  if (!delivery) return false
  return db.transaction(async (tx) => {
    if (!(await markUndeliverable(tx, deliveryId))) return false
    const details = code === undefined ? { reason } : { reason, code }
    const { messageId } = delivery
    await writeEvents(tx, [{ kind: 'NOTICE_UNDELIVERABLE', at: clock.now(), messageId, deliveryId, details }])
    await jobs.enqueue(tx, 'send-receipt', [{ deliveryId, receipt: { about: 'UNDELIVERABLE', reason } }])
    return true
  })
}

/** After the last try. */
export async function giveUpNotice(deps: Dependencies, { deliveryId }: { deliveryId: string }): Promise<JobOutcome> {
  await giveUpDelivery(deps, { deliveryId, reason: 'TIMED_OUT' })
  return { kind: 'Done' }
}
