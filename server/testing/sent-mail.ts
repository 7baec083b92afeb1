import { simpleParser, type ParsedMail } from 'mailparser'
import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '../src/ports/mail-sender.ts'

export type SentMail = ParsedMail & {
  /** The header fields as they go over the wire, unfolded. */
  fields: string[]
}

/** The mail as it goes over the wire, read by another library than the one that wrote it. */
export async function sentMail(mail: OutgoingMail): Promise<SentMail> {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const raw = (await compose.sendMail(mail)).message as Buffer
  const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return Object.assign(await simpleParser(raw), { fields })
}
