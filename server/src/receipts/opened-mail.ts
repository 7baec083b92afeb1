import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { writtenMoment } from '../mails/moment.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { originalHead } from './original-head.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'
import { addressField, reportMail } from './report-mail.ts'

/**
 * A message disposition notification (RFC 8098), so that mail programs tick the mail off as read. Other than §2.1 has it, it goes out
 * without a Disposition-Notification-To, since the sender's organisation asks for it by its policy; and it comes from the gateway and not
 * from the recipient: we may not send in the name of their domain (DMARC).
 */
export function openedMail(receipt: ToldDelivery & { openedAt: Date }): Promise<OutgoingMail> {
  const { gateway, language, recipient, protectedAddress, originalMessageId, openedAt } = receipt
  const texts = mailTexts[language].receipts.opened
  const mail = receiptMail(receipt, {
    about: 'opened',
    subject: texts.subject({ recipient: nameOf(recipient) }),
    heading: texts.heading,
    paragraphs: [texts.what({ at: writtenMoment(openedAt, receipt) })],
    next: [],
    answers: ['receiptsOff', 'recall', 'status'],
    isReport: true,
  })
  return reportMail(mail, {
    type: 'disposition-notification',
    groups: [
      {
        'Reporting-UA': `${gateway.domain}; Sigill`,
        'Original-Recipient': addressField(protectedAddress),
        'Final-Recipient': addressField(recipient.address),
        'Original-Message-ID': originalMessageId,
        // A person pressed Open; nobody pressed Send (§3.2.6.1).
        Disposition: 'manual-action/MDN-sent-automatically; displayed',
      },
    ],
    original: originalHead(receipt),
  })
}
