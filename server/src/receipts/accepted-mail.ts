import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** For those who want to hear that all is well: the message is stored, and its recipient is being told. */
export function acceptedMail(receipt: ToldDelivery): OutgoingMail {
  const texts = mailTexts[receipt.language].receipts.accepted
  return receiptMail(receipt, {
    about: 'accepted',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.what],
    next: [],
    answers: ['recall', 'extend', 'status'],
    showsEnd: true,
  })
}
