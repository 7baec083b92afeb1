import type { Executor } from '../db/database.ts'
import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted } from '../deliveries/changed-delivery.ts'
import { isErased } from '../deliveries/erased.ts'
import { refused, type ControlOutcome } from './control-outcome.ts'
import { lockDeliveryAndMessage } from './control.store.ts'
import { isEnded } from './ended.ts'

export type InHand = NonNullable<Awaited<ReturnType<typeof lockDeliveryAndMessage>>> & { at: Date }

/** Does something with a delivery that is not over, in one transaction that holds it and its message. */
export async function inHand(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'log'>,
  deliveryId: string,
  work: (tx: Executor, held: InHand) => Promise<ControlOutcome>,
): Promise<ControlOutcome> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const found = await lockDeliveryAndMessage(tx, deliveryId)
    if (!found) return refused('UNKNOWN')
    const { delivery, message } = found
    if (isEnded(delivery, message, at)) return refused('ENDED')
    const { senderAddress } = message
    if (isErased(senderAddress)) return refused('UNKNOWN')
    // It can be recalled, and nothing else.
    const isSound = await isAsAccepted({ ...deps, db: within(tx) }, { ...delivery, senderAddress })
    if (!isSound) return refused('CHANGED')
    return work(tx, { ...found, at })
  })
}
