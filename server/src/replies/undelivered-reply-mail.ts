import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { Block } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMomentAbroad } from '../mails/moment.ts'
import { plainName } from '../mails/plain-name.ts'
import { shownSender } from '../mails/shown-sender.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

export type UndeliveredReply = {
  gateway: Gateway
  language: Language
  replyId: string
  /** Who wrote the reply; the mail goes to them. */
  recipient: Mailbox
  /** Who should have had it. */
  sender: Mailbox
  acceptedAt: Date
}

/** Tells who replied that the reply did not arrive, without anything of what it said. */
export function undeliveredReplyMail(reply: UndeliveredReply): OutgoingMail {
  const { gateway, language, recipient, sender } = reply
  const texts = mailTexts[language].undeliveredReply
  const { name, address } = shownSender(sender, language)
  const blocks: Block[] = [
    { kind: 'Heading', text: texts.heading },
    { kind: 'Paragraph', text: texts.why },
    {
      kind: 'Facts',
      rows: [
        { label: texts.to, value: name, detail: name === address ? undefined : address },
        { label: texts.writtenAt, value: writtenMomentAbroad(reply.acceptedAt, reply) },
      ],
    },
    { kind: 'Subheading', text: texts.whatNow },
    { kind: 'Steps', items: texts.next },
  ]
  const footer = texts.sentBy({ organisation: gateway.organisation })
  const letter = { language, preheader: texts.why, masthead: gateway.organisation, blocks, footer }
  return {
    envelope: { from: '', to: recipient.address },
    from: { name: gateway.organisation, address: gateway.from },
    to: { name: plainName(recipient.name ?? ''), address: recipient.address },
    subject: texts.subject({ sender: name }),
    messageId: `<undelivered-reply.${reply.replyId}@${gateway.domain}>`,
    headers: { ...automaticHeaders, 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}
