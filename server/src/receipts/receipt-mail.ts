import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { Block } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMoment } from '../mails/moment.ts'
import { nameOf, plainName, shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

/** A delivery that its sender is told about. */
export type Receipt = {
  gateway: Gateway
  language: Language
  /** The member of staff who wrote the message; the receipt goes to them. */
  sender: Mailbox
  recipient: Mailbox
  sentAt: Date
  /** Message-ID of the mail that they sent. */
  originalMessageId?: string
  deliveryId: string
}

type What = {
  /** What the receipt is about; part of its Message-ID. */
  about: 'undeliverable' | 'locked' | 'expired'
  subject: string
  heading: string
  paragraphs: string[]
  next: string[]
}

/**
 * What all receipts share: an answer in the thread of the mail that it is about, without its subject. The null return path (RFC 3834 §3.3)
 * keeps a receipt that bounces from being taken for a notice that bounced.
 */
export function receiptMail(receipt: Receipt, what: What): OutgoingMail {
  const { gateway, sender, language, originalMessageId } = receipt
  const letter = {
    language,
    preheader: what.paragraphs[0] ?? '',
    masthead: 'Sigill',
    blocks: blocksOf(receipt, what),
    footer: mailTexts[language].receipt.sentBy,
  }
  return {
    envelope: { from: '', to: sender.address },
    from: { name: 'Sigill', address: gateway.from },
    to: { name: plainName(sender.name ?? ''), address: sender.address },
    subject: what.subject,
    messageId: `<${what.about}.${receipt.deliveryId}@${gateway.domain}>`,
    ...(originalMessageId !== undefined && { inReplyTo: originalMessageId, references: [originalMessageId] }),
    headers: { ...automaticHeaders, 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}

function blocksOf({ language, recipient, sentAt }: Receipt, { heading, paragraphs, next }: What): Block[] {
  const texts = mailTexts[language].receipt
  const [name, address] = [nameOf(recipient), shownAddress(recipient.address)]
  return [
    { kind: 'Heading', text: heading },
    ...paragraphs.map((text): Block => ({ kind: 'Paragraph', text })),
    {
      kind: 'Facts',
      rows: [
        { label: texts.recipient, value: name, detail: name === address ? undefined : address },
        { label: texts.sentAt, value: writtenMoment(sentAt, language) },
      ],
    },
    { kind: 'Subheading', text: texts.whatNow },
    { kind: 'Steps', items: next },
    { kind: 'Paragraph', text: texts.whyNoSubject },
  ]
}
