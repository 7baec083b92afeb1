import type { OutgoingMail } from '../ports/mail-sender.ts'
import type { Receipt } from './receipt-mail.ts'
import { addressField, reportMail } from './report-mail.ts'

/** `code`: RFC 3463. A delivery that can still be opened, once the sender has done something, is delayed and not failed. */
export type Status = { action: 'failed' | 'delayed'; code: string }

/** The receipt as a delivery status notification (RFC 3464), so that mail programs show beside the sent mail that it did not arrive. */
export function statusReport(mail: OutgoingMail, { receipt, status }: { receipt: Receipt; status: Status }) {
  const { gateway, sentAt, recipient, protectedAddress, originalMessageId } = receipt
  return reportMail(mail, {
    type: 'delivery-status',
    groups: [
      { 'Reporting-MTA': `dns; ${gateway.domain}`, 'Arrival-Date': sentAt.toUTCString().replace('GMT', '+0000') },
      {
        'Original-Recipient': addressField(protectedAddress),
        'Final-Recipient': addressField(recipient.address),
        Action: status.action,
        Status: status.code,
      },
    ],
    originalMessageId,
  })
}
