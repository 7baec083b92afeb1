import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { NoticeFacts } from '@sigill/texts/mail/facts.ts'
import type { MailTexts } from '@sigill/texts/mail/sv.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { Language } from '@sigill/texts/language.ts'
import type { Block } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMomentAbroad } from '../mails/moment.ts'
import { plainName, shownAddress } from '../mails/plain-name.ts'
import { shownSender } from '../mails/shown-sender.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

export type Notice = {
  gateway: Gateway
  language: Language
  deliveryId: string
  /** Another each time that the notice or its reminder goes out once more: mailboxes drop what they seem to have. */
  again?: string | undefined
  /** Where a bounce goes. */
  returnPath: string
  recipient: Mailbox
  sender: Mailbox
  expiresAt: Date
  level: 'LINK' | 'PIN'
  link: string
  /** Sent once more before the end, in the thread of the notice. */
  isReminder?: boolean
}

/**
 * Tells a recipient that a message waits. There is no Reply-To: whoever presses Reply all the same writes to the gateway, which takes no
 * mail in clear, and not to the sender, who would get the confidential answer unprotected.
 */
export function noticeMail(notice: Notice): OutgoingMail {
  const { gateway, recipient } = notice
  const { notice: first, reminder } = mailTexts[notice.language]
  const texts = notice.isReminder ? { ...first, ...reminder } : first
  const facts = factsOf(notice)
  const letter = {
    language: notice.language,
    preheader: texts.preheader(facts),
    masthead: facts.organisation,
    blocks: blocksOf(notice, { texts, facts }),
    footer: texts.sentBy(facts),
  }
  return {
    envelope: { from: notice.returnPath, to: recipient.address },
    from: { name: fromName(notice), address: gateway.from },
    to: { name: plainName(recipient.name ?? ''), address: recipient.address },
    subject: texts.subject(facts),
    ...threadOf(notice),
    headers: { ...automaticHeaders, 'Content-Language': notice.language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}

function fromName({ gateway, sender, language }: Notice): string {
  const organisation = plainName(gateway.organisation, 40)
  const { name, address } = shownSender(sender, language)
  return address === undefined ? organisation : `${plainName(name, 40)} via ${organisation}`
}

/** The notice begins a thread, and a reminder answers it; the id is the same for each try, so that a second copy shows as one mail. */
function threadOf({ deliveryId, gateway, again, isReminder }: Notice) {
  const id = (...parts: (string | undefined)[]) => `<${parts.filter(Boolean).join('.')}@${gateway.domain}>`
  const first = id('notice', deliveryId)
  return isReminder
    ? { messageId: id('reminder', deliveryId, again), inReplyTo: first, references: first }
    : { messageId: id('notice', deliveryId, again) }
}

function factsOf(notice: Notice): NoticeFacts {
  const { gateway, recipient, sender, language, expiresAt } = notice
  return {
    sender: shownSender(sender, language).name,
    organisation: plainName(gateway.organisation),
    recipientAddress: shownAddress(recipient.address),
    until: writtenMomentAbroad(expiresAt, notice),
    host: new URL(gateway.publicUrl).host,
  }
}

type Texts = MailTexts['notice'] & Partial<MailTexts['reminder']>

function blocksOf(notice: Notice, { texts, facts }: { texts: Texts; facts: NoticeFacts }): Block[] {
  const { sender, organisation, until } = facts
  const { address } = shownSender(notice.sender, notice.language)
  const isKnownByMore = address !== undefined && address !== sender
  const whomToAsk = address === undefined ? texts.genuine.organisation : texts.genuine.sender
  return [
    { kind: 'Heading', text: texts.heading },
    {
      kind: 'Facts',
      rows: [
        { label: texts.from, value: sender, detail: isKnownByMore ? `${organisation}, ${address}` : organisation },
        { label: texts.until, value: until },
      ],
    },
    ...(texts.moreTime && address !== undefined ? [{ kind: 'Paragraph' as const, text: texts.moreTime(facts) }] : []),
    { kind: 'Paragraph', text: texts.atLevel[notice.level] },
    { kind: 'Button', label: texts.open, url: notice.link },
    { kind: 'Paragraph', text: texts.whyNoContent },
    { kind: 'Subheading', text: texts.genuine.heading },
    { kind: 'Points', items: [texts.genuine.site(facts), texts.genuine.neverAsked, whomToAsk(facts)] },
    { kind: 'Subheading', text: texts.notForYou.heading },
    { kind: 'Paragraph', text: texts.notForYou.text(facts) },
    {
      kind: 'ButtonHelp',
      heading: texts.links.heading,
      link: { intro: texts.links.link, value: notice.link },
      code: { intro: texts.links.code, value: notice.link.slice(notice.link.indexOf('#') + 1) },
    },
  ]
}
