import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { refused, type ControlOutcome } from './control-outcome.ts'
import { lockDeliveryAndMessage } from './control.store.ts'
import { isEnded } from './ended.ts'

export type InHand = NonNullable<Awaited<ReturnType<typeof lockDeliveryAndMessage>>> & { at: Date }

/** Does something with a delivery that is not over, in one transaction that holds it and its message. */
export async function inHand(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  deliveryId: string,
  work: (tx: Executor, held: InHand) => Promise<ControlOutcome>,
): Promise<ControlOutcome> {
  const at = clock.now()
  return db.transaction(async (tx) => {
    const found = await lockDeliveryAndMessage(tx, deliveryId)
    if (!found) return refused('UNKNOWN')
    return isEnded(found.delivery, found.message, at) ? refused('ENDED') : work(tx, { ...found, at })
  })
}
