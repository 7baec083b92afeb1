import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { NumberAskedBecause } from '../jobs/jobs.ts'
import { nameOf } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** Nothing goes on before the sender answers with a number. */
export function heldMail(receipt: ToldDelivery & { reason: NumberAskedBecause }): OutgoingMail {
  const { reason, language, recipient } = receipt
  const texts = mailTexts[language].receipts.held
  return receiptMail(receipt, {
    about: 'held',
    subject: texts.subject({ recipient: nameOf(recipient) }),
    heading: texts.heading[reason],
    paragraphs: [texts.why[reason]],
    next: texts.next[reason],
    answers: ['recall', 'status'],
  })
}
