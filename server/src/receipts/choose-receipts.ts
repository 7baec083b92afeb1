import { done, refused, type ControlOutcome } from '../control/control-outcome.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { writeEvents } from '../events/events.store.ts'
import { holdSender } from '../messages/messages.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { saveChoice } from './receipts.store.ts'

/** The sender of this delivery says whether they want to hear of openings: of this message and of all others. */
export async function chooseReceipts(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, opened }: { deliveryId: string; opened: boolean },
): Promise<ControlOutcome> {
  const delivery = await deliveryById(db, deliveryId)
  if (!delivery) return refused('UNKNOWN')
  const { messageId } = delivery
  const at = clock.now()
  return db.transaction(async (tx) => {
    // As it is now: what is chosen for somebody who has been erased meanwhile would stay.
    const sender = await holdSender(tx, messageId)
    if (sender === undefined || isErased(sender)) return refused('UNKNOWN')
    await saveChoice(tx, { senderAddress: addressKey(sender), opened, chosenAt: at })
    await writeEvents(tx, [{ kind: 'RECEIPTS_CHOSEN', at, messageId, deliveryId, details: { opened } }])
    return done
  })
}
