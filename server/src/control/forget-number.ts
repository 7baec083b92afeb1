import type { Dependencies } from '../dependencies.ts'
import { deleteDirectoryNumber } from '../directory/directory.store.ts'
import { writeEvents } from '../events/events.store.ts'
import { deleteProvenNumber } from '../pins/proven-numbers.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveryAndMessage } from './control.store.ts'

/**
 * The recipient of a delivery has no known number any more, neither a proven one nor one in the directory: the next message needs one, and
 * the next that is proven is remembered. This delivery keeps the number that it has. Also when it is over: what is forgotten is of the recipient.
 */
export async function forgetNumber(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return db.transaction(async (tx) => {
    const found = await lockDeliveryAndMessage(tx, deliveryId)
    if (!found) return refused('UNKNOWN')
    const { delivery, message } = found
    const key = addressKey(delivery.recipientAddress)
    const proven = await deleteProvenNumber(tx, key)
    const directory = await deleteDirectoryNumber(tx, key)
    const about = { at: clock.now(), messageId: message.id, deliveryId }
    await writeEvents(tx, [{ kind: 'NUMBER_FORGOTTEN', ...about, details: { by, proven, directory } }])
    return done
  })
}
