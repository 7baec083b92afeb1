import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { wordsFor, type Possible } from '../commands/can-say.ts'
import type { ControlWays } from '../control/control-ways.ts'
import type { Block, Item } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMoment } from '../mails/moment.ts'
import { nameOf, plainName, shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

export type WaitingDelivery = {
  id: string
  recipient: Mailbox
  sentAt: Date
  expiresAt: Date
  isHeld: boolean
  endsTomorrow: boolean
  possible: Possible
  ways: ControlWays
}

export type Digest = {
  gateway: Gateway
  language: Language
  /** Of which it is the digest, for example 2026-11-24. */
  day: string
  /** Whom it goes to. */
  sender: Mailbox
  notOpenedAfterDays: number
  /** At least one. */
  waiting: WaitingDelivery[]
  /** Where an answer goes that does not say which of several it means. */
  answerTo: string
}

/**
 * What nobody has opened, in one mail. An answer would not say which of several deliveries it means: then each has a link that begins a
 * mail to its command address, and who answers the digest itself is told so.
 */
export function digestMail(digest: Digest): OutgoingMail {
  const { gateway, language, day, sender, waiting, answerTo } = digest
  const texts = mailTexts[language].digest
  const only = waiting.length === 1 ? waiting[0] : undefined
  const letter = {
    language,
    preheader: texts.why,
    masthead: 'Sigill',
    blocks: blocksOf(digest),
    footer: mailTexts[language].receipts.shared.sentBy,
  }
  return {
    envelope: { from: '', to: sender.address },
    from: { name: 'Sigill', address: gateway.from },
    replyTo: { name: 'Sigill', address: only?.ways.answerTo ?? answerTo },
    to: { name: plainName(sender.name ?? ''), address: sender.address },
    subject: texts.subject({ count: waiting.length }),
    messageId: `<digest.${day}.${waiting[0]?.id ?? ''}@${gateway.domain}>`,
    headers: { ...automaticHeaders, 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}

function blocksOf({ gateway, language, waiting, notOpenedAfterDays }: Digest): Block[] {
  const { digest: texts, receipts } = mailTexts[language]
  const isOne = waiting.length === 1
  const list = (heading: string, some: WaitingDelivery[]): Block[] =>
    some.length === 0
      ? []
      : [
          { kind: 'Subheading', text: heading },
          { kind: 'Items', items: some.map((one) => itemOf(one, { gateway, language, isOne })) },
        ]
  return [
    { kind: 'Heading', text: texts.subject({ count: waiting.length }) },
    { kind: 'Paragraph', text: texts.why },
    ...list(
      texts.endsTomorrow,
      waiting.filter(({ endsTomorrow }) => endsTomorrow),
    ),
    ...list(
      texts.notOpened({ days: notOpenedAfterDays }),
      waiting.filter(({ endsTomorrow }) => !endsTomorrow),
    ),
    { kind: 'Subheading', text: isOne ? receipts.answers.only : texts.answerOne },
    { kind: 'Answers', rows: wordsFor(language, anyOf(waiting)) },
  ]
}

/** What can be done with one of them. */
const anyOf = (waiting: WaitingDelivery[]): Possible => ({
  actions: waiting.flatMap(({ possible }) => possible.actions),
  extendableDays: Math.max(...waiting.map(({ possible }) => possible.extendableDays)),
})

function itemOf(
  { recipient, sentAt, expiresAt, isHeld, ways }: WaitingDelivery,
  { gateway, language, isOne }: Pick<Digest, 'gateway' | 'language'> & { isOne: boolean },
): Item {
  const texts = mailTexts[language].digest
  const [name, address] = [nameOf(recipient), shownAddress(recipient.address)]
  const answer = { label: texts.answer, url: `mailto:${ways.answerTo}` }
  return {
    title: name,
    lines: [
      ...(name === address ? [] : [address]),
      texts.sentAt({ at: writtenMoment(sentAt, { language, gateway }) }),
      texts.until({ at: writtenMoment(expiresAt, { language, gateway }) }),
      ...(isHeld ? [texts.held] : []),
    ],
    links: [...(isOne ? [] : [answer]), { label: texts.status, url: ways.statusPage }],
  }
}
