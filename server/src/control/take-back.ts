import type { Executor } from '../db/database.ts'
import { writeEvents } from '../events/events.store.ts'
import { deleteParts } from '../parts/parts.store.ts'
import { endPinsOf } from '../pins/pins.store.ts'
import { deleteSessionsOf } from '../sessions/sessions.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { hasKey, lockDeliveryAndMessage, markRecalled } from './control.store.ts'
import { isEnded } from './ended.ts'

type TakingBack = { deliveryId: string; by: SaidBy; at: Date }

/** One delivery's keys, sessions and codes go at once, and the ciphertext with the last recipient's key. The caller holds the mail. */
export async function takeBack(tx: Executor, { deliveryId, by, at }: TakingBack): Promise<ControlOutcome> {
  const found = await lockDeliveryAndMessage(tx, deliveryId)
  if (!found) return refused('UNKNOWN')
  const { delivery, message } = found
  if (delivery.state === 'RECALLED') return done
  if (isEnded(delivery, message, at)) return refused('ENDED')
  await markRecalled(tx, deliveryId)
  await endPinsOf(tx, deliveryId)
  await deleteSessionsOf(tx, deliveryId)
  const about = { at, messageId: message.id }
  await writeEvents(tx, [{ kind: 'DELIVERY_RECALLED', ...about, deliveryId, details: { by, state: delivery.state } }])
  if (await hasKey(tx, message.id)) return done
  await deleteParts(tx, message.id)
  await writeEvents(tx, [{ kind: 'MESSAGE_DESTROYED', ...about }])
  return done
}
