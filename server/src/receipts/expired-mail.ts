import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'
import { statusReport } from './status-report.ts'

/** The time ran out before the delivery was opened. */
export function expiredMail(receipt: ToldDelivery): Promise<OutgoingMail> {
  const texts = mailTexts[receipt.language].receipts.expired
  const mail = receiptMail(receipt, {
    about: 'expired',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why],
    next: texts.next,
    answers: [],
    isReport: true,
  })
  return statusReport(mail, { receipt, code: '5.4.7' })
}
