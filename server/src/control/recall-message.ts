import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveriesOf, lockMessage } from './control.store.ts'
import { recallDelivery } from './recall-delivery.ts'

/** The sender takes a message back from all its recipients, or, after an outage, from none. Again does nothing more. */
export async function recallMessage(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { messageId, by }: { messageId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return db.transaction(async (tx) => {
    if (!(await lockMessage(tx, messageId))) return refused('UNKNOWN')
    const outcomes: ControlOutcome[] = []
    for (const { id: deliveryId } of await lockDeliveriesOf(tx, messageId))
      outcomes.push(await recallDelivery({ db: within(tx), clock }, { deliveryId, by }))
    return outcomes.find(({ kind }) => kind === 'ControlDone') ?? outcomes[0] ?? refused('UNKNOWN')
  })
}
