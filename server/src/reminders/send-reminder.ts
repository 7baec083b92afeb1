import { returnPath } from '../bounces/return-path.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { deliveryOfBatch, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { openLinkSecret } from '../deliveries/delivery-seals.ts'
import { isErased } from '../deliveries/erased.ts'
import { deliveryLink } from '../deliveries/link.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import { writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { noticeMail } from '../notices/notice-mail.ts'
import { isReminded } from './reminders.store.ts'

/** Sends the link once more before the end. Does nothing when the message was opened, held, put off or ended meanwhile. */
export async function sendReminder(deps: Dependencies, { deliveryId }: { deliveryId: string }): Promise<JobOutcome> {
  const delivery = await deliveryOfBatch(deps.db, deliveryId)
  if (!delivery || !isWaiting(delivery, deps.clock.now())) return { kind: 'Done' }
  // Put off: whoever had this reminder now would have no other before the new end.
  if (!(await isReminded(deps.db, deliveryId))) return { kind: 'Done' }
  if (!(await isAsAccepted(deps, delivery))) return tryUnchanged
  const linkSecret = await openLinkSecret(deps, delivery)
  if (!linkSecret) return { kind: 'Done' }
  const link = deliveryLink(deps.config.publicUrl, { id: deliveryId, linkSecret })
  const outcome = await deps.mailSender.send(mailFor(deps, delivery, link))
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') {
    // Its sender hears of it when the time is over: the notice did arrive.
    deps.log.error('a reminder cannot be delivered', { delivery: deliveryId, code: outcome.code })
    return { kind: 'Done' }
  }
  await writeDownTaken(() => writeTaken(deps, delivery))
  return { kind: 'Done' }
}

const isWaiting = ({ state, expiresAt, recipientAddress }: Delivery, now: Date) =>
  state === 'ANNOUNCED' && expiresAt > now && !isErased(recipientAddress)

const mailFor = (deps: Dependencies, delivery: Delivery, link: string) =>
  noticeMail({
    gateway: gatewayOf(deps.config),
    returnPath: returnPath(deps, { about: 'delivery', id: delivery.id }),
    language: delivery.language,
    deliveryId: delivery.id,
    recipient: recipientOf(delivery),
    sender: senderOf(delivery),
    expiresAt: delivery.expiresAt,
    level: delivery.level,
    link,
    isReminder: true,
    again: delivery.expiryDay,
  })

/** `ends`: the day of which the recipient is reminded; once it is put off, they are reminded of the next. */
async function writeTaken({ db, clock }: Dependencies, { id, messageId, expiryDay }: Delivery): Promise<void> {
  const about = { messageId, deliveryId: id, details: { ends: expiryDay } }
  await db.transaction(async (tx) => {
    await lockDelivery(tx, id)
    await writeEventOnce(tx, { kind: 'REMINDER_TAKEN', at: clock.now(), ...about })
  })
}
