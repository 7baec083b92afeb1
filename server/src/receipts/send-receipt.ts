import type { Dependencies } from '../dependencies.ts'
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import { writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome, Receipt } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { openThread } from '../messages/thread.ts'
import { gatewayOf } from '../notices/gateway.ts'
import { expiredMail } from './expired-mail.ts'
import { giveUpReceipt } from './give-up-receipt.ts'
import { lockedMail } from './locked-mail.ts'
import { undeliverableMail } from './undeliverable-mail.ts'

/** Tells the sender what became of a delivery. */
export async function sendReceipt(
  deps: Dependencies,
  { deliveryId, receipt }: { deliveryId: string; receipt: Receipt },
): Promise<JobOutcome> {
  const delivery = await deliveryById(deps.db, deliveryId)
  if (!delivery || isErased(delivery.senderAddress) || isErased(delivery.recipientAddress)) return { kind: 'Done' }
  const outcome = await deps.mailSender.send(await receiptMail(deps, delivery, receipt))
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpReceipt(deps, { deliveryId, receipt, code: outcome.code })
  const about = { at: deps.clock.now(), messageId: delivery.messageId, deliveryId }
  const event = { kind: 'RECEIPT_SENT' as const, ...about, details: { about: receipt.about } }
  await writeDownTaken(() =>
    deps.db.transaction(async (tx) => {
      await lockDelivery(tx, deliveryId)
      await writeEventOnce(tx, event)
    }),
  )
  return { kind: 'Done' }
}

async function receiptMail(deps: Dependencies, delivery: Delivery, receipt: Receipt) {
  const thread = await openThread(deps, { ...delivery, id: delivery.messageId })
  const about = {
    gateway: gatewayOf(deps.config),
    language: delivery.language,
    sender: senderOf(delivery),
    recipient: recipientOf(delivery),
    sentAt: delivery.acceptedAt,
    ...(thread.messageId !== undefined && { originalMessageId: thread.messageId }),
    deliveryId: delivery.id,
  }
  switch (receipt.about) {
    case 'UNDELIVERABLE':
      return undeliverableMail({ ...about, reason: receipt.reason })
    case 'LOCKED':
      return lockedMail(about)
    case 'EXPIRED':
      return expiredMail(about)
  }
}
