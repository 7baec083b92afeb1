import { controlWays } from '../control/control-ways.ts'
import type { Dependencies } from '../dependencies.ts'
import { countDeliveriesOf, type Delivery } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import type { Receipt } from '../jobs/jobs.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import { openThread, type Thread } from '../messages/thread.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { lastDigits } from '../policy/phone.ts'
import { sendersLanguage } from '../policy/senders-language.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { acceptedMail } from './accepted-mail.ts'
import { expiredMail } from './expired-mail.ts'
import { heldMail } from './held-mail.ts'
import { lockedMail } from './locked-mail.ts'
import { mixedMail } from './mixed-mail.ts'
import { moreTimeMail } from './more-time-mail.ts'
import { numberChangedMail } from './number-changed-mail.ts'
import { openedMail } from './opened-mail.ts'
import type { ToldDelivery } from './receipt-mail.ts'
import { undeliverableMail } from './undeliverable-mail.ts'

type Composing = { delivery: Delivery; receipt: Receipt; occasion?: number }
type About = Receipt['about']
type Given<A extends About> = {
  about: ToldDelivery
  delivery: Delivery
  receipt: Extract<Receipt, { about: A }>
  thread: Thread
}
type Compose<A extends About> = (deps: Dependencies, given: Given<A>) => OutgoingMail | Promise<OutgoingMail>

const composers: { [A in About]: Compose<A> } = {
  ACCEPTED: (_, { about }) => acceptedMail(about),
  HELD: (_, { about, receipt }) => heldMail({ ...about, reason: receipt.reason }),
  NUMBER_CHANGED: async (deps, { about, delivery }) =>
    numberChangedMail({ ...about, lastDigits: lastDigits((await openPhone(deps, delivery)) ?? '') }),
  MIXED_MAIL: ({ config }, { about, thread: { plainRecipients } }) =>
    mixedMail({ ...about, plainRecipients, suffix: config.mail.suffix }),
  OPENED: ({ clock }, { about, delivery }) => openedMail({ ...about, openedAt: delivery.openedAt ?? clock.now() }),
  MORE_TIME_ASKED: (_, { about }) => moreTimeMail(about),
  UNDELIVERABLE: (_, { about, receipt }) => undeliverableMail({ ...about, reason: receipt.reason }),
  LOCKED: (_, { about }) => lockedMail(about),
  EXPIRED: (_, { about }) => expiredMail(about),
}

/** The mail that tells the sender of a delivery. */
export async function composeReceipt(
  deps: Dependencies,
  { delivery, receipt, occasion }: Composing,
): Promise<OutgoingMail> {
  const thread = await openThread(deps, { ...delivery, id: delivery.messageId })
  const ofMail = await messagesOfMail(deps.db, delivery.messageId)
  const about: ToldDelivery = {
    gateway: gatewayOf(deps.config),
    language: sendersLanguage(deps),
    sender: senderOf(delivery),
    recipient: recipientOf(delivery),
    protectedAddress: delivery.recipientAddress + deps.config.mail.suffix,
    sentAt: delivery.acceptedAt,
    expiresAt: delivery.expiresAt,
    ...(thread.messageId !== undefined && { originalMessageId: thread.messageId }),
    deliveryId: delivery.id,
    ways: controlWays(deps, delivery),
    hasOthers: (await countDeliveriesOf(deps.db, ofMail)) > 1,
    ...(occasion !== undefined && { occasion }),
  }
  return (composers[receipt.about] as Compose<About>)(deps, { about, delivery, receipt, thread })
}
