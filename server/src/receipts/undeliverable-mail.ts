import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { ReceiptReason } from '../jobs/jobs.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'
import { statusReport } from './status-report.ts'

/** What the other mail server said is not told: it may name more than the sender needs to know. */
const codes: Record<ReceiptReason, string> = { REFUSED: '5.0.0', TIMED_OUT: '5.4.7', BOUNCED: '5.0.0' }

/** The notice never reached the recipient. */
export function undeliverableMail(receipt: ToldDelivery & { reason: ReceiptReason }): Promise<OutgoingMail> {
  const texts = mailTexts[receipt.language].receipts.undeliverable
  const mail = receiptMail(receipt, {
    about: 'undeliverable',
    subject: texts.subject({ recipient: nameOf(receipt.recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why[receipt.reason], texts.safe],
    next: texts.next,
    answers: ['recall', 'status'],
    isReport: true,
  })
  return statusReport(mail, { receipt, code: codes[receipt.reason] })
}
