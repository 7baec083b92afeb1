import MimeNode from 'nodemailer/lib/mime-node'
import type { OutgoingMail } from '../ports/mail-sender.ts'

export type Fields = Record<string, string | undefined>

/** A part that mail programs read (RFC 6522): each group of fields is a block of lines, blocks are parted by an empty line. */
export type Report = {
  type: 'disposition-notification' | 'delivery-status'
  groups: Fields[]
  /** Of the header of the mail that it is about: by this its sender's program finds it. */
  original: Fields
}

/**
 * The same mail as `multipart/report` (RFC 6522): first what people read, then what their mail program reads, then as much of the
 * original's header as leads to it. Its subject is not among that.
 */
export async function reportMail(mail: OutgoingMail, { type, groups, original }: Report): Promise<OutgoingMail> {
  const root = new MimeNode(`multipart/report; report-type=${type}`, { newline: 'windows' })
  for (const [name, value] of Object.entries(headOf(mail))) if (value !== undefined) root.setHeader(name, value)
  const readable = root.createChild('multipart/alternative')
  readable.createChild('text/plain; charset=utf-8').setContent(mail.text as string)
  readable.createChild('text/html; charset=utf-8').setContent(mail.html as string)
  plainPart(root, { type: `message/${type}`, content: groups.map(lines).join('\r\n') })
  plainPart(root, { type: 'text/rfc822-headers', content: lines(original) })
  return { ...mail, raw: await root.build() }
}

function headOf({ from, to, replyTo, subject, messageId, inReplyTo, references, headers }: OutgoingMail) {
  const known = {
    from,
    to,
    'reply-to': replyTo,
    subject,
    'message-id': messageId,
    'in-reply-to': inReplyTo,
    references,
  }
  return { ...known, ...(headers as Record<string, string>) } as Fields
}

function plainPart(root: MimeNode, { type, content }: { type: string; content: string }): void {
  root.createChild(type).setHeader('content-transfer-encoding', '7bit').setContent(content)
}

const lines = (fields: Fields) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${(value ?? '').replaceAll(/[\r\n]/g, '')}\r\n`)
    .join('')

/** RFC 5322 §3.3; RFC 3464 §2.2.5 has it so too. */
export const dateField = (at: Date) => at.toUTCString().replace('GMT', '+0000')

/** RFC 3464 §2.1.2; letters outside ASCII as RFC 6533 §3 has them. */
export function addressField(address: string): string {
  if (/^[\x20-\x7e]*$/.test(address)) return `rfc822; ${address}`
  const escaped = Array.from(address, (letter) =>
    /[\x21-\x2a\x2c-\x3c\x3e-\x5b\x5d-\x7e]/.test(letter)
      ? letter
      : `\\x{${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}}`,
  )
  return `utf-8; ${escaped.join('')}`
}
