import { done, refused, type ControlOutcome } from '../control/control-outcome.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { writeEvents } from '../events/events.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { saveChoice } from './receipts.store.ts'

/** The sender of this delivery says whether they want to hear of openings: of this message and of all others. */
export async function chooseReceipts(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, opened }: { deliveryId: string; opened: boolean },
): Promise<ControlOutcome> {
  const delivery = await deliveryById(db, deliveryId)
  if (!delivery || isErased(delivery.senderAddress)) return refused('UNKNOWN')
  const at = clock.now()
  await db.transaction(async (tx) => {
    await saveChoice(tx, { senderAddress: addressKey(delivery.senderAddress), opened, chosenAt: at })
    const { messageId } = delivery
    await writeEvents(tx, [{ kind: 'RECEIPTS_CHOSEN', at, messageId, deliveryId, details: { opened } }])
  })
  return done
}
