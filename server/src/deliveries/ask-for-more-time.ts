import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { lockDelivery, markMoreTimeAsked } from './deliveries.store.ts'
import {
  deliveryOfHolder,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
  type LinkHolder,
} from './find-delivery.ts'

export type MoreTimeAsked = { kind: 'MoreTimeAsked'; askedAt: Date }

/** The recipient will not make it in time. The sender is asked once a day at most, however often the button is pressed. */
export async function askForMoreTime(
  deps: Pick<Dependencies, 'db' | 'clock' | 'jobs' | 'keys' | 'log'>,
  holder: LinkHolder,
): Promise<MoreTimeAsked | DeliveryHeld | DeliveryLocked | DeliveryGone> {
  const found = await deliveryOfHolder(deps, holder)
  if (found.kind !== 'Found') return found
  const { id: deliveryId, messageId, moreTimeAskedAt } = found.delivery
  const at = deps.clock.now()
  const isAsked = await deps.db.transaction(async (tx) => {
    await lockDelivery(tx, deliveryId)
    const before = addDays(at, -1)
    if (!(await markMoreTimeAsked(tx, { id: deliveryId, at, before }))) return false
    await writeEvents(tx, [{ kind: 'MORE_TIME_ASKED', at, messageId, deliveryId }])
    await deps.jobs.enqueue(tx, 'send-receipt', [{ deliveryId, receipt: { about: 'MORE_TIME_ASKED' } }])
    return true
  })
  return { kind: 'MoreTimeAsked', askedAt: isAsked ? at : (moreTimeAskedAt ?? at) }
}
