import { returnPath } from '../bounces/return-path.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { openLinkSecret } from '../deliveries/delivery-seals.ts'
import { isErased } from '../deliveries/erased.ts'
import { deliveryLink } from '../deliveries/link.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import { writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { gatewayOf } from '../notices/gateway.ts'
import { noticeMail } from '../notices/notice-mail.ts'

/** Sends the link once more before the end. Does nothing when the message was opened, held or ended meanwhile. */
export async function sendReminder(deps: Dependencies, { deliveryId }: { deliveryId: string }): Promise<JobOutcome> {
  const delivery = await deliveryById(deps.db, deliveryId)
  if (!delivery || !isWaiting(delivery, deps.clock.now())) return { kind: 'Done' }
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
  })

async function writeTaken({ db, clock }: Dependencies, { id, messageId }: Delivery): Promise<void> {
  await db.transaction(async (tx) => {
    await lockDelivery(tx, id)
    await writeEventOnce(tx, { kind: 'REMINDER_TAKEN', at: clock.now(), messageId, deliveryId: id, details: {} })
  })
}
