import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type Receipt } from './receipt-mail.ts'

/** The time ran out before the delivery was opened. */
export function expiredMail(receipt: Receipt): OutgoingMail {
  const texts = mailTexts[receipt.language].receipts.expired
  return receiptMail(receipt, {
    about: 'expired',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why],
    next: texts.next,
    answers: [],
  })
}
