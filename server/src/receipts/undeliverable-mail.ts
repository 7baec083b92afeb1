import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { ReceiptReason } from '../jobs/jobs.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type Receipt } from './receipt-mail.ts'

/** The notice never reached the recipient. */
export function undeliverableMail(receipt: Receipt & { reason: ReceiptReason }): OutgoingMail {
  const texts = mailTexts[receipt.language].receipts.undeliverable
  return receiptMail(receipt, {
    about: 'undeliverable',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why[receipt.reason], texts.safe],
    next: texts.next,
    answers: ['recall', 'status'],
  })
}
