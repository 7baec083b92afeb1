import { controlWays } from '../control/control-ways.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Delivery } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import type { Receipt } from '../jobs/jobs.ts'
import { openThread } from '../messages/thread.ts'
import { gatewayOf } from '../notices/gateway.ts'
import { lastDigits } from '../policy/phone.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { expiredMail } from './expired-mail.ts'
import { heldMail } from './held-mail.ts'
import { lockedMail } from './locked-mail.ts'
import { mixedMail } from './mixed-mail.ts'
import { numberChangedMail } from './number-changed-mail.ts'
import { undeliverableMail } from './undeliverable-mail.ts'

type Composing = { delivery: Delivery; receipt: Receipt; occasion?: number }

/** The mail that tells the sender of a delivery. */
export async function composeReceipt(
  deps: Dependencies,
  { delivery, receipt, occasion }: Composing,
): Promise<OutgoingMail> {
  const thread = await openThread(deps, { ...delivery, id: delivery.messageId })
  const about = {
    gateway: gatewayOf(deps.config),
    language: delivery.language,
    sender: senderOf(delivery),
    recipient: recipientOf(delivery),
    sentAt: delivery.acceptedAt,
    ...(thread.messageId !== undefined && { originalMessageId: thread.messageId }),
    deliveryId: delivery.id,
    ways: controlWays(deps, delivery),
    ...(occasion !== undefined && { occasion }),
  }
  switch (receipt.about) {
    case 'HELD':
      return heldMail({ ...about, reason: receipt.reason })
    case 'NUMBER_CHANGED':
      return numberChangedMail({ ...about, lastDigits: lastDigits((await openPhone(deps, delivery)) ?? '') })
    case 'MIXED_MAIL':
      return mixedMail({ ...about, plainRecipients: thread.plainRecipients, suffix: deps.config.mail.suffix })
    case 'UNDELIVERABLE':
      return undeliverableMail({ ...about, reason: receipt.reason })
    case 'LOCKED':
      return lockedMail(about)
    case 'EXPIRED':
      return expiredMail(about)
  }
}
