import { addDays, dayMilliseconds, utcDay } from '../days.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import { isChanged } from './changed.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import {
  lockDeliveriesOf,
  lockMail,
  replaceSeals,
  repliesWithKey,
  setExpiry,
  type DeliveryRow,
  type MessageRow,
} from './control.store.ts'
import { isEnded } from './ended.ts'
import { resealedFor } from './resealed.ts'

/** From its acceptance a message can be read for no longer. */
export const mostDays = 365

type Extended = { acceptedAt: Date; expiresAt: Date }

/** Days that can still be added. */
export const extendableDays = ({ acceptedAt, expiresAt }: Extended): number =>
  Math.max(0, Math.floor((acceptedAt.getTime() - expiresAt.getTime()) / dayMilliseconds + mostDays))

type Extending = Pick<Dependencies, 'clock' | 'keys' | 'keyStore' | 'random'> & { tx: Executor }
type Lengthening = { message: MessageRow; deliveries: DeliveryRow[]; expiresAt: Date; by: SaidBy }

/**
 * A message can be read for `days` more, by all its recipients; and until then by those of the other messages that its mail became.
 * `from`: the end that the sender saw; when it is another by now, it is a second press, and nothing more is done.
 */
export async function extendMessage(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'keyStore' | 'random'>,
  { messageId, days, from, by }: { messageId: string; days: number; from?: Date; by: SaidBy },
): Promise<ControlOutcome> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const mail = await lockMail(tx, await messagesOfMail(tx, messageId))
    const message = mail.find(({ id }) => id === messageId)
    if (!message) return refused('UNKNOWN')
    const deliveries = await lockDeliveriesOf(tx, messageId)
    if (deliveries.every((delivery) => isEnded(delivery, message, at))) return refused('ENDED')
    if (from && from.getTime() !== message.expiresAt.getTime()) return done
    if (!Number.isInteger(days) || days < 1 || days > extendableDays(message)) return refused('DAYS_NOT_ALLOWED')
    // Somebody moved it here, and another message's keys must not live on.
    if (deliveries.some((delivery) => isChanged(deps, { delivery, message }))) return refused('CHANGED')
    const expiresAt = addDays(message.expiresAt, days)
    await lengthen({ ...deps, tx }, { message, deliveries, expiresAt, by })
    await lengthenOthers({ ...deps, tx }, { others: mail.filter(({ id }) => id !== messageId), expiresAt, by })
    return done
  })
}

type LengtheningOthers = Pick<Lengthening, 'expiresAt' | 'by'> & { others: MessageRow[] }

/** Those that end sooner and that somebody can still read. */
async function lengthenOthers(deps: Extending, { others, expiresAt, by }: LengtheningOthers): Promise<void> {
  const at = deps.clock.now()
  for (const message of others) {
    const deliveries = await lockDeliveriesOf(deps.tx, message.id)
    const theirEnd = earlier(expiresAt, addDays(message.acceptedAt, mostDays))
    if (deliveries.some((delivery) => isChanged(deps, { delivery, message }))) continue
    if (message.expiresAt >= theirEnd || deliveries.every((delivery) => isEnded(delivery, message, at))) continue
    await lengthen(deps, { message, deliveries, expiresAt: theirEnd, by })
  }
}

const earlier = (one: Date, other: Date) => (one < other ? one : other)

/** Everything that hangs on its day is sealed anew, under the later one. */
async function lengthen(deps: Extending, { message, deliveries, expiresAt, by }: Lengthening): Promise<void> {
  const { tx } = deps
  const { id } = message
  const expiryDay = utcDay(expiresAt)
  const replies = await repliesWithKey(tx, id)
  const resealed = await resealedFor(deps, { message, deliveries, replies, expiryDay })
  await replaceSeals(tx, resealed)
  await setExpiry(tx, { id, expiresAt, expiryDay, sealedThread: resealed.sealedThread })
  const days = Math.round((expiresAt.getTime() - message.expiresAt.getTime()) / dayMilliseconds)
  await writeEvents(tx, [{ kind: 'DELIVERY_EXTENDED', at: deps.clock.now(), messageId: id, details: { by, days } }])
}
