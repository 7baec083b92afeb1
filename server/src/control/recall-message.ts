import type { Executor } from '../db/database.ts'
import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveriesOf, lockMail, type MessageRow } from './control.store.ts'
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
    for (const { id } of await lockWholeMail(tx, messageId)) {
      for (const { id: deliveryId } of await lockDeliveriesOf(tx, id))
        outcomes.push(await recallDelivery({ db: within(tx), clock }, { deliveryId, by }))
    }
    const isDone = outcomes.some(({ kind }) => kind === 'ControlDone')
    // The mail server may still hand it over for others: `messages/accept-message.ts` takes it for nobody any more.
    if (isDone) await writeEvents(tx, [{ kind: 'MAIL_RECALLED', at: clock.now(), messageId, details: { by } }])
    return isDone ? done : (outcomes[0] ?? refused('UNKNOWN'))
  })
}

/** What is handed over while it waits for the locks is among them; whatever comes afterwards waits for this transaction. */
async function lockWholeMail(tx: Executor, messageId: string): Promise<MessageRow[]> {
  await lockMail(tx, await messagesOfMail(tx, messageId))
  return lockMail(tx, await messagesOfMail(tx, messageId))
}
