import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import { refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveriesOf, lockMail } from './control.store.ts'
import { recallDelivery } from './recall-delivery.ts'

/**
 * The sender takes a mail back from all its recipients, however many messages it became; or, after an outage, from none. Again does
 * nothing more.
 */
export async function recallMessage(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { messageId, by }: { messageId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return db.transaction(async (tx) => {
    const outcomes: ControlOutcome[] = []
    for (const { id } of await lockMail(tx, await messagesOfMail(tx, messageId))) {
      for (const { id: deliveryId } of await lockDeliveriesOf(tx, id))
        outcomes.push(await recallDelivery({ db: within(tx), clock }, { deliveryId, by }))
    }
    return outcomes.find(({ kind }) => kind === 'ControlDone') ?? outcomes[0] ?? refused('UNKNOWN')
  })
}
