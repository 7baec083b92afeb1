import type { Dependencies } from '../dependencies.ts'
import { enqueueNotice } from '../deliveries/release-delivery.ts'
import { countEvents, isNumberUntold, writeEvents } from '../events/events.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { unlock } from './control.store.ts'
import { inHand } from './in-hand.ts'

/** With ten wrong codes before each lock, somebody who guesses is right with a probability of 3 · 10⁻⁵ in a delivery's life. */
const mostInALife = 2

/** Lifts the lock that too many wrong codes put on a delivery. The limits on SMS stay as they are. */
export async function unlockDelivery(
  deps: Pick<Dependencies, 'db' | 'clock' | 'jobs' | 'keys' | 'log' | 'random'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return inHand(deps, deliveryId, async (tx, { delivery, message, at }) => {
    if (delivery.state !== 'LOCKED') return refused('NOT_LOCKED')
    if ((await countEvents(tx, { deliveryId, kind: 'DELIVERY_UNLOCKED' })) >= mostInALife) return refused('TOO_OFTEN')
    const state = delivery.openedAt ? 'OPENED' : delivery.announcedAt ? 'ANNOUNCED' : 'ACCEPTED'
    await unlock(tx, { id: deliveryId, state })
    // Its notice was taken but not written down, or asked for once more: the job for it is over. One whose number is untold is announced once it is told.
    if (state === 'ACCEPTED' && !(await isNumberUntold(tx, deliveryId))) await enqueueNotice(deps, { tx, deliveryId })
    await writeEvents(tx, [{ kind: 'DELIVERY_UNLOCKED', at, messageId: message.id, deliveryId, details: { by } }])
    return done
  })
}
