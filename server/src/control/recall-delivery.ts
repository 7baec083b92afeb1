import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { deleteParts } from '../parts/parts.store.ts'
import { endPinsOf } from '../pins/pins.store.ts'
import { deleteSessionsOf } from '../sessions/sessions.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { hasKey, lockDeliveryAndMessage, markRecalled } from './control.store.ts'
import { isEnded } from './ended.ts'

/**
 * The sender takes a message back from one recipient: keys, sessions and codes go at once, and the ciphertext with the last recipient's
 * key. What a recipient has read, saved or answered is theirs. Again does nothing more.
 */
export async function recallDelivery(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  const at = clock.now()
  return db.transaction(async (tx) => {
    const found = await lockDeliveryAndMessage(tx, deliveryId)
    if (!found) return refused('UNKNOWN')
    const { delivery, message } = found
    if (delivery.state === 'RECALLED') return done
    if (isEnded(delivery, message, at)) return refused('ENDED')
    await markRecalled(tx, deliveryId)
    await endPinsOf(tx, deliveryId)
    await deleteSessionsOf(tx, deliveryId)
    const about = { at, messageId: message.id }
    await writeEvents(tx, [{ kind: 'DELIVERY_RECALLED', ...about, deliveryId, details: { by, state: delivery.state } }])
    if (await hasKey(tx, message.id)) return done
    await deleteParts(tx, message.id)
    await writeEvents(tx, [{ kind: 'MESSAGE_DESTROYED', ...about }])
    return done
  })
}
