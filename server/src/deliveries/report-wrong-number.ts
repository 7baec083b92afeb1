import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { countEvents, writeEvents } from '../events/events.store.ts'
import type { WrongNumberNotTakenReason } from '../graphql/schema.generated.ts'
import { lockDelivery, type Delivery } from './deliveries.store.ts'
import {
  deliveryOfHolder,
  heldDelivery,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
  type LinkHolder,
} from './find-delivery.ts'
import { holdDelivery } from './hold-delivery.ts'

export type WrongNumberNotTaken = { kind: 'WrongNumberNotTaken'; reason: WrongNumberNotTakenReason }

/** In a delivery's life. Each asks the sender for a number: whoever has the link could ask without end. */
const mostReports = 3

/** The recipient says that the code goes to a telephone that is not theirs. Again does nothing more. */
export async function reportWrongNumber(
  deps: Dependencies,
  holder: LinkHolder,
): Promise<DeliveryHeld | WrongNumberNotTaken | DeliveryLocked | DeliveryGone> {
  const found = await deliveryOfHolder(deps, holder)
  if (found.kind !== 'Found') return found
  const { delivery } = found
  if (delivery.level !== 'PIN') return { kind: 'WrongNumberNotTaken', reason: 'NO_NUMBER' }
  const isTaken = await deps.db.transaction((tx) => takeReport(deps, tx, delivery))
  if (isTaken) return heldDelivery({ ...delivery, heldReason: 'WRONG_NUMBER' })
  // Somebody else may have been first: held, locked or over meanwhile.
  const now = await deliveryOfHolder(deps, holder)
  return now.kind === 'Found' ? { kind: 'WrongNumberNotTaken', reason: 'TOO_MANY' } : now
}

/** @returns false when it was reported too often, or is held, locked or over meanwhile */
async function takeReport(deps: Dependencies, tx: Executor, { id, messageId }: Delivery): Promise<boolean> {
  await lockDelivery(tx, id) // Two presses at once count one after the other.
  if ((await countEvents(tx, { deliveryId: id, kind: 'WRONG_NUMBER_REPORTED' })) >= mostReports) return false
  if (!(await holdDelivery(deps, { tx, delivery: { id, messageId }, reason: 'WRONG_NUMBER' }))) return false
  await writeEvents(tx, [{ kind: 'WRONG_NUMBER_REPORTED', at: deps.clock.now(), messageId, deliveryId: id }])
  return true
}
