import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { receiptMail, type ToldDelivery } from './receipt-mail.ts'

/** More fill no screen; the sender has the mail with all of them. */
const mostNamed = 10

/** The mail went to others without the suffix too, in clear. */
export function mixedMail(
  receipt: ToldDelivery & { plainRecipients: string[] | undefined; suffix: string },
): OutgoingMail {
  const { language, plainRecipients = [], suffix } = receipt
  const texts = mailTexts[language].mixed
  const named = plainRecipients.slice(0, mostNamed).map(shownAddress)
  const more = plainRecipients.length - named.length
  const addresses = named.join(', ') + (more === 0 ? '' : texts.more({ more }))
  return receiptMail(receipt, {
    about: 'mixed-mail',
    subject: texts.subject({ suffix }),
    heading: texts.heading,
    paragraphs: [texts.why({ addresses, suffix })],
    next: texts.next({ suffix }),
    answers: ['recall', 'status'],
  })
}
