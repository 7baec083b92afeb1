import type { ToldDelivery } from './receipt-mail.ts'
import { dateField, type Fields } from './report-mail.ts'

const isAscii = (address: string) => /^[\x21-\x7e]+$/.test(address)

/**
 * What of the original's header leads its sender's mail program to it, without the subject. An address outside ASCII would need
 * another type of part (RFC 6533 §4), and is left out.
 */
export function originalHead({ sender, protectedAddress, sentAt, originalMessageId }: ToldDelivery): Fields {
  return {
    From: isAscii(sender.address) ? sender.address : undefined,
    To: isAscii(protectedAddress) ? protectedAddress : undefined,
    Date: dateField(sentAt),
    'Message-ID': originalMessageId,
  }
}
