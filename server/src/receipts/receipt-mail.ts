import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { ControlWays } from '../control/control-ways.ts'
import type { Block } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMoment } from '../mails/moment.ts'
import { nameOf, plainName, shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

/** A delivery that its sender is told about. */
export type ToldDelivery = {
  gateway: Gateway
  language: Language
  /** The member of staff who wrote the message; the receipt goes to them. */
  sender: Mailbox
  recipient: Mailbox
  /** What the sender wrote: the recipient's address with the suffix. */
  protectedAddress: string
  sentAt: Date
  expiresAt: Date
  /** Message-ID of the mail that they sent. */
  originalMessageId?: string
  deliveryId: string
  ways: ControlWays
  /** Does the message have other recipients? */
  hasOthers?: boolean
  /** Tells receipts apart that are about the same thing when it happened again. */
  occasion?: number
}

export type Answer = 'recall' | 'recallAll' | 'extend' | 'remind' | 'unlock' | 'receiptsOff' | 'status'

export type What = {
  /** What the receipt is about; part of its Message-ID. */
  about:
    | 'accepted'
    | 'held'
    | 'mixed-mail'
    | 'number-changed'
    | 'opened'
    | 'more-time'
    | 'undeliverable'
    | 'locked'
    | 'expired'
  subject: string
  heading: string
  paragraphs: string[]
  next: string[]
  /** The words that make sense as an answer to it. */
  answers: Answer[]
  /** Is it worth knowing until when the message can be read? */
  showsEnd?: boolean
  /** Becomes a `multipart/report`: for these some mail programs have no Reply, so the page comes before the words. */
  isReport?: boolean
}

/**
 * What all receipts share: an answer in the thread of the mail that it is about, without its subject. Who answers it writes to the
 * delivery's command address. The null return path (RFC 3834 §3.3) keeps a receipt that bounces from being taken for a notice that bounced.
 */
export function receiptMail(receipt: ToldDelivery, what: What): OutgoingMail {
  const { gateway, sender, language, originalMessageId, ways } = receipt
  const letter = {
    language,
    preheader: what.paragraphs[0] ?? '',
    masthead: 'Sigill',
    blocks: blocksOf(receipt, what),
    footer: mailTexts[language].receipts.shared.sentBy,
  }
  return {
    envelope: { from: '', to: sender.address },
    from: { name: 'Sigill', address: gateway.from },
    replyTo: { name: 'Sigill', address: ways.answerTo },
    to: { name: plainName(sender.name ?? ''), address: sender.address },
    subject: what.subject,
    messageId: messageIdOf(receipt, what),
    ...(originalMessageId !== undefined && { inReplyTo: originalMessageId, references: [originalMessageId] }),
    headers: { ...automaticHeaders, 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}

/** The same for each try of one receipt. */
function messageIdOf({ gateway, deliveryId, occasion }: ToldDelivery, { about }: What): string {
  return `<${about}.${occasion === undefined ? '' : `${occasion}.`}${deliveryId}@${gateway.domain}>`
}

function blocksOf(receipt: ToldDelivery, { heading, paragraphs, next, answers, ...what }: What): Block[] {
  const { language, recipient, sentAt, expiresAt, ways, hasOthers = false } = receipt
  const { shared, answers: words } = mailTexts[language].receipts
  const [name, address] = [nameOf(recipient), shownAddress(recipient.address)]
  const page: Block = { kind: 'Button', label: shared.status, url: ways.statusPage }
  const said = answers
    .flatMap((each) => (each === 'recall' && hasOthers ? ([each, 'recallAll'] as const) : [each]))
    .map((each) => words[each])
  const hint = answers.length === 0 ? [] : answersOf(next.length === 0 ? words.only : words.heading, said)
  return [
    { kind: 'Heading', text: heading },
    ...paragraphs.map((text): Block => ({ kind: 'Paragraph', text })),
    {
      kind: 'Facts',
      rows: [
        { label: shared.recipient, value: name, detail: name === address ? undefined : address },
        { label: shared.sentAt, value: writtenMoment(sentAt, receipt) },
        ...(what.showsEnd ? [{ label: shared.until, value: writtenMoment(expiresAt, receipt) }] : []),
      ],
    },
    ...(next.length === 0 ? [] : whatNext(shared.whatNow, next)),
    ...(what.isReport ? [page, ...hint] : [...hint, page]),
  ]
}

const whatNext = (heading: string, items: string[]): Block[] => [
  { kind: 'Subheading', text: heading },
  { kind: 'Steps', items },
]

const answersOf = (heading: string, rows: { say: string; does: string }[]): Block[] => [
  { kind: 'Subheading', text: heading },
  { kind: 'Answers', rows },
]
