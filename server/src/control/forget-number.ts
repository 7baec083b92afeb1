import type { Dependencies } from '../dependencies.ts'
import { deleteDirectoryNumber } from '../directory/directory.store.ts'
import { writeEvents } from '../events/events.store.ts'
import { deleteProvenNumber } from '../pins/proven-numbers.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { done, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { inHand } from './in-hand.ts'

/**
 * The recipient of a delivery has no known number any more, neither a proven one nor one in the directory: the next message needs one, and
 * the next that is proven is remembered. This delivery keeps the number that it has.
 */
export async function forgetNumber(
  deps: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return inHand(deps, deliveryId, async (tx, { delivery, message, at }) => {
    const key = addressKey(delivery.recipientAddress)
    const proven = await deleteProvenNumber(tx, key)
    const directory = await deleteDirectoryNumber(tx, key)
    const details = { by, proven, directory }
    await writeEvents(tx, [{ kind: 'NUMBER_FORGOTTEN', at, messageId: message.id, deliveryId, details }])
    return done
  })
}
