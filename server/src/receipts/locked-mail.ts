import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** Too many wrong codes: nobody can open the delivery before its sender unlocks it. */
export function lockedMail(receipt: ToldDelivery): OutgoingMail {
  const texts = mailTexts[receipt.language].receipts.locked
  return receiptMail(receipt, {
    about: 'locked',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why],
    next: texts.next,
    answers: ['unlock', 'recall', 'status'],
  })
}
