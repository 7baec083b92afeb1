import type { Readable } from 'node:stream'
import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { Gateway } from '../mails/gateway.ts'
import { escapeHtml } from '../mails/html.ts'
import { nameOf, plainName, shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { harmlessType } from './harmless-type.ts'
import { replySubject } from './reply-subject.ts'

export type ReplyForMail = {
  gateway: Gateway
  /** Where a bounce goes. */
  returnPath: string
  /** What makes an address a protected one, for example `.s`. */
  suffix: string
  language: Language
  reply: { id: string; messageId: string; subject: string; text: string; name?: string; acceptedAt: Date }
  /** Whose reply it is. */
  recipientAddress: string
  /** The member of staff who wrote the message; the reply goes to them. */
  sender: Mailbox
  thread: { inReplyTo?: string; references: string[] }
  attachments: { fileName: string; contentType: string; content: Readable }[]
}

/**
 * An ordinary mail in the sender's thread. It comes from our own domain, so that SPF and DMARC hold; its Reply-To is the recipient's
 * protected address, so that an ordinary answer comes back through here.
 */
export function replyMail(input: ReplyForMail): OutgoingMail {
  const { gateway, reply, sender, recipientAddress, thread } = input
  const texts = mailTexts[input.language].reply
  const name = nameOf({ name: reply.name, address: recipientAddress })
  const footer = texts.footer({ recipientAddress: shownAddress(recipientAddress) })
  return {
    envelope: { from: input.returnPath, to: sender.address },
    from: { name, address: gateway.from },
    replyTo: { name, address: recipientAddress + input.suffix },
    to: { name: plainName(sender.name ?? ''), address: sender.address },
    subject: replySubject(reply.subject, texts),
    date: reply.acceptedAt,
    messageId: reply.messageId,
    ...(thread.inReplyTo !== undefined && { inReplyTo: thread.inReplyTo }),
    references: thread.references,
    headers: { 'Content-Language': input.language },
    text: `${lines(reply.text).join('\n').trimEnd()}\n\n-- \n${footer}\n`,
    html: htmlOf(reply.text, { footer, language: input.language }),
    attachments: input.attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType: harmlessType(contentType),
      contentDisposition: 'attachment',
      content,
    })),
  }
}

const lines = (text: string): string[] => text.split(/\r\n|\r|\n/)

/** Line breaks and indentation by characters: Outlook does not know `white-space: pre-wrap`. */
function htmlOf(text: string, { footer, language }: { footer: string; language: Language }): string {
  const body = lines(escapeHtml(text.trimEnd()))
    .map((line) => line.replaceAll('\t', '    ').replace(/ (?= )|^ /g, '&nbsp;'))
    .join('<br>\n')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<style>@media (prefers-color-scheme: dark) { .footer { color: #a9bac1 !important; border-color: #2a3c45 !important; } }</style>
</head>
<body style="font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;">
<div>${body}</div>
<p class="footer" style="margin:28px 0 0;padding:10px 0 0;border-top:1px solid #d2dbde;color:#46585f;font-size:12px;line-height:18px;">${escapeHtml(footer)}</p>
</body>
</html>
`
}
