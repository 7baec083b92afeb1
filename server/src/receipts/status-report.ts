import type { OutgoingMail } from '../ports/mail-sender.ts'
import { originalHead } from './original-head.ts'
import type { ToldDelivery } from './receipt-mail.ts'
import { addressField, dateField, reportMail } from './report-mail.ts'

/**
 * The receipt as a delivery status notification (RFC 3464), so that mail programs show beside the sent mail that it did not arrive.
 * `code`: RFC 3463.
 */
export function statusReport(mail: OutgoingMail, { receipt, code }: { receipt: ToldDelivery; code: string }) {
  const { gateway, sentAt, recipient, protectedAddress } = receipt
  return reportMail(mail, {
    type: 'delivery-status',
    groups: [
      { 'Reporting-MTA': `dns; ${gateway.domain}`, 'Arrival-Date': dateField(sentAt) },
      {
        'Original-Recipient': addressField(protectedAddress),
        'Final-Recipient': addressField(recipient.address),
        Action: 'failed',
        Status: code,
      },
    ],
    original: originalHead(receipt),
  })
}
