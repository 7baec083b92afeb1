import type { Dependencies } from '../dependencies.ts'
import { refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { messageIdOf } from './control.store.ts'
import { takeBack } from './take-back.ts'
import { endMailIfRecalled, lockWholeMail } from './whole-mail.ts'

/**
 * The sender takes a message back from one recipient. What a recipient has read, saved or answered is theirs. From the last who could
 * still read the mail: nobody else gets it later. Again does nothing more.
 */
export async function recallDelivery(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  const at = clock.now()
  return db.transaction(async (tx) => {
    const messageId = await messageIdOf(tx, deliveryId)
    if (messageId === undefined) return refused('UNKNOWN')
    const mail = await lockWholeMail(tx, messageId)
    const outcome = await takeBack(tx, { deliveryId, by, at })
    if (outcome.kind === 'ControlDone') await endMailIfRecalled(tx, { mail, messageId, by, at })
    return outcome
  })
}
