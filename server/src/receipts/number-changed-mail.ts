import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** The code goes to another number than the one that the recipient has proven: the sender hears of it before it is used. */
export function numberChangedMail(receipt: ToldDelivery & { lastDigits: string }): OutgoingMail {
  const { lastDigits, language, recipient } = receipt
  const texts = mailTexts[language].receipts.numberChanged
  return receiptMail(receipt, {
    about: 'number-changed',
    subject: texts.subject({ recipient: nameOf(recipient) }),
    heading: texts.heading,
    paragraphs: [texts.why({ lastDigits })],
    next: texts.next,
    answers: ['recall', 'status'],
  })
}
