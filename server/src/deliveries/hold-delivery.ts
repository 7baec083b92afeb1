import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { DeliveryState } from '../graphql/schema.generated.ts'
import type { NumberAskedBecause } from '../jobs/jobs.ts'
import { endPinsOf } from '../pins/pins.store.ts'
import { deleteSessionsOf } from '../sessions/sessions.store.ts'
import { lockDelivery, markHeld } from './deliveries.store.ts'

type Holding = { tx: Executor; delivery: { id: string; messageId: string }; reason: NumberAskedBecause }

/** Whose notice came back may have a link all the same: mail servers forward, and say later that they could not. */
const canBeHeld: DeliveryState[] = ['ACCEPTED', 'ANNOUNCED', 'OPENED', 'UNDELIVERABLE']

/**
 * No code goes to this number any more, and the sender is asked for another. Whoever came in by a number that is not the recipient's goes
 * out again. @returns false when it is held, locked or over already
 */
export async function holdDelivery(
  { clock, jobs }: Pick<Dependencies, 'clock' | 'jobs'>,
  { tx, delivery: { id, messageId }, reason }: Holding,
): Promise<boolean> {
  const locked = await lockDelivery(tx, id)
  if (!locked || !canBeHeld.includes(locked.state)) return false
  await markHeld(tx, { id, reason })
  await endPinsOf(tx, id)
  if (reason === 'WRONG_NUMBER') await deleteSessionsOf(tx, id)
  await writeEvents(tx, [{ kind: 'DELIVERY_HELD', at: clock.now(), messageId, deliveryId: id, details: { reason } }])
  await jobs.enqueue(tx, 'send-receipt', [{ deliveryId: id, receipt: { about: 'HELD', reason } }])
  return true
}
