import { addDays, dayMilliseconds, utcDay } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveriesOf, lockMessage, replaceSeals, repliesWithKey, setExpiry } from './control.store.ts'
import { isEnded } from './ended.ts'
import { resealedFor } from './resealed.ts'

/** From its acceptance a message can be read for no longer. */
export const mostDays = 365

type Extended = { acceptedAt: Date; expiresAt: Date }

/** Days that can still be added. */
export const extendableDays = ({ acceptedAt, expiresAt }: Extended): number =>
  Math.max(0, Math.floor((acceptedAt.getTime() - expiresAt.getTime()) / dayMilliseconds + mostDays))

/**
 * A message can be read for `days` more, by all its recipients. Everything that hangs on its day is sealed anew, under the later one.
 * `from`: the end that the sender saw; when it is another by now, it is a second press, and nothing more is done.
 */
export async function extendMessage(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'keyStore' | 'random'>,
  { messageId, days, from, by }: { messageId: string; days: number; from?: Date; by: SaidBy },
): Promise<ControlOutcome> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (!message) return refused('UNKNOWN')
    const deliveries = await lockDeliveriesOf(tx, messageId)
    if (deliveries.every((delivery) => isEnded(delivery, message, at))) return refused('ENDED')
    if (from && from.getTime() !== message.expiresAt.getTime()) return done
    if (!Number.isInteger(days) || days < 1 || days > extendableDays(message)) return refused('DAYS_NOT_ALLOWED')
    const expiresAt = addDays(message.expiresAt, days)
    const expiryDay = utcDay(expiresAt)
    const replies = await repliesWithKey(tx, messageId)
    const resealed = await resealedFor(deps, { message, deliveries, replies, expiryDay })
    await replaceSeals(tx, resealed)
    await setExpiry(tx, { id: messageId, expiresAt, expiryDay, sealedThread: resealed.sealedThread })
    await writeEvents(tx, [{ kind: 'DELIVERY_EXTENDED', at, messageId, details: { by, days } }])
    return done
  })
}
