import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Delivery } from '../deliveries/deliveries.store.ts'
import { countEvents, writeEvents } from '../events/events.store.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { lockCommandsOf } from './commands.store.ts'
import type { IgnoredReason } from './why-ignored.ts'

/**
 * Where a person may wait for what they said, their own mail server tells them at once that it was not done. The rest is silent: a machine
 * says it, or somebody who has no business to know.
 */
const refusals: Partial<Record<IgnoredReason, MailRefusal['code']>> = {
  NOT_THE_SENDER: 'COMMAND_FROM_ELSEWHERE',
  FROM_ELSEWHERE: 'COMMAND_FROM_ELSEWHERE',
  NOT_AUTHENTIC: 'COMMAND_NOT_AUTHENTIC',
  TOO_MANY: 'COMMAND_TOO_OFTEN',
  CHANGED: 'MESSAGE_CHANGED',
}

/** Of a delivery within a day, for each reason: whoever sends more fills no database, and hides nothing but their own. */
const mostEvents = 100

/**
 * Nothing is done, and an event says why. No mail answers: a machine would answer back.
 * @throws MailRefusal when a person is to hear of it
 */
export async function ignoreCommand(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { delivery, reason }: { delivery: Pick<Delivery, 'id' | 'messageId'>; reason: IgnoredReason },
): Promise<{ kind: 'CommandTaken'; answered: false }> {
  const at = clock.now()
  const { id: deliveryId, messageId } = delivery
  const ignored = { kind: 'COMMAND_IGNORED' as const, deliveryId, details: { reason } }
  await db.transaction(async (tx) => {
    await lockCommandsOf(tx, deliveryId)
    if ((await countEvents(tx, { ...ignored, after: addDays(at, -1) })) < mostEvents)
      await writeEvents(tx, [{ ...ignored, at, messageId }])
  })
  const code = refusals[reason]
  if (code !== undefined) throw new MailRefusal(code)
  return { kind: 'CommandTaken', answered: false }
}
