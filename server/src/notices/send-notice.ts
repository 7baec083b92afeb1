import { returnPath } from '../bounces/return-path.ts'
import { sharedTransaction } from '../db/shared-transaction.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { openLinkSecret } from '../deliveries/delivery-seals.ts'
import { deliveryOfBatch, forgetLinkSecrets, markAnnounced, type Delivery } from '../deliveries/deliveries.store.ts'
import { deliveryLink } from '../deliveries/link.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobData, JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { giveUpDelivery } from './give-up-notice.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { noticeMail } from './notice-mail.ts'

const mostTogether = 100

/** Announces a delivery to its recipient. Does nothing when that is done already, or no longer of use. */
export async function sendNotice(
  deps: Dependencies,
  { deliveryId, again }: JobData['send-notice'],
): Promise<JobOutcome> {
  const delivery = await deliveryOfBatch(deps.db, deliveryId)
  if (delivery?.state !== 'ACCEPTED' || delivery.expiresAt <= deps.clock.now()) return { kind: 'Done' }
  if (!(await isAsAccepted(deps, delivery))) return tryUnchanged
  const linkSecret = await openLinkSecret(deps, delivery)
  if (!linkSecret) return { kind: 'Done' }
  const link = deliveryLink(deps.config.publicUrl, { id: deliveryId, linkSecret })
  const outcome = await deps.mailSender.send(mailFor(deps, delivery, { link, again }))
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') await giveUpDelivery(deps, { deliveryId, reason: 'REFUSED', code: outcome.code })
  else await writeDownTaken(() => announceTogether(deps, delivery))
  return { kind: 'Done' }
}

const mailFor = (
  deps: Dependencies,
  delivery: Delivery,
  { link, again }: { link: string; again: string | undefined },
) =>
  noticeMail({
    gateway: gatewayOf(deps.config),
    returnPath: returnPath(deps, { about: 'delivery', id: delivery.id }),
    language: delivery.language,
    deliveryId: delivery.id,
    again,
    recipient: recipientOf(delivery),
    sender: senderOf(delivery),
    expiresAt: delivery.expiresAt,
    level: delivery.level,
    link,
  })

/** Notices that are taken at the same time are written down together. */
const announceTogether = sharedTransaction<Dependencies, Delivery>({
  write: async ({ clock, policy }, tx, taken) => {
    const at = clock.now()
    const announced = await markAnnounced(tx, { ids: taken.map(({ id }) => id), at })
    if (!policy.current().keepLinkSecret) await forgetLinkSecrets(tx, [...announced])
    const ofThese = taken.filter(({ id }) => announced.has(id))
    await writeEvents(
      tx,
      ofThese.map(({ id, messageId }): Event => ({ kind: 'NOTICE_TAKEN', at, messageId, deliveryId: id })),
    )
  },
  weigh: () => 1 / mostTogether,
})
