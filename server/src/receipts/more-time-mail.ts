import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** The recipient asks for more time; nothing changes unless the sender gives it. */
export function moreTimeMail(receipt: ToldDelivery): OutgoingMail {
  const texts = mailTexts[receipt.language].receipts.moreTime
  return receiptMail(receipt, {
    about: 'more-time',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why],
    next: texts.next,
    answers: ['extend', 'recall', 'status'],
    showsEnd: true,
  })
}
