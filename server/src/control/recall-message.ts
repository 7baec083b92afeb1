import type { Dependencies } from '../dependencies.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveriesOf } from './control.store.ts'
import { takeBack } from './take-back.ts'
import { endMailIfRecalled, lockWholeMail } from './whole-mail.ts'

/**
 * The sender takes a mail back from all its recipients, however many messages it became, and from those to whom its mail server has not
 * handed it over yet; or, after an outage, from none. Again does nothing more.
 */
export async function recallMessage(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { messageId, by }: { messageId: string; by: SaidBy },
): Promise<ControlOutcome> {
  const at = clock.now()
  return db.transaction(async (tx) => {
    const mail = await lockWholeMail(tx, messageId)
    const outcomes: ControlOutcome[] = []
    for (const { id } of mail) {
      for (const { id: deliveryId } of await lockDeliveriesOf(tx, id))
        outcomes.push(await takeBack(tx, { deliveryId, by, at }))
    }
    const isDone = outcomes.some(({ kind }) => kind === 'ControlDone')
    if (isDone) await endMailIfRecalled(tx, { mail, messageId, by, at })
    return isDone ? done : (outcomes[0] ?? refused('UNKNOWN'))
  })
}
