import { Readable } from 'node:stream'
import { deepestMail, type AttachedMail, type AttachmentEntry, type Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import { boundTexts, PartsTooLarge, type partsBound } from '../parts/seal-attachments.ts'
import type { PartWriter } from '../parts/part-writer.ts'
import type { ContentScan } from '../viruses/content-scan.ts'
import { attachmentName, namelessMail } from './attachment-name.ts'
import { dateOf, mailboxesOf, subjectOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'
import { parseMail, type MailAttachment } from './parse-mail.ts'

/** What is known while one mail, with the mails within it, is sealed. */
export type Sealing = {
  parts: PartWriter
  scan: ContentScan
  /** Over the attachments of the outer mail: what is in them is counted already. */
  bound: ReturnType<typeof partsBound>
  /** What the recipient sees of an address in To and Cc: without suffix and number. */
  visible: (mailbox: Mailbox) => Mailbox
  /** The last part id that was given. */
  partIds: number
  mailsWithin: number
  /** Counts bytes over the texts of all mails within. */
  textsWithin: (bytes: number) => void
}

/** More than a person forwards; a digest may hold hundreds, of which the others stay files. */
const mostMailsWithin = 100
/** Once there are more parts than these, no further mail within is opened. */
const mostPartsWithin = 2_000

export type SealedContent = { headers: Headers; content: Omit<AttachedMail, 'from' | 'date'> }

/**
 * Seals the attachments of a mail as it streams in, and says what else stands in it. `depth`: how many mails this one is within.
 * @throws MailRefusal, PartsTooLarge
 */
export async function sealContent(
  sealing: Sealing,
  raw: Readable,
  { depth, onHeaders }: { depth: number; onHeaders: (headers: Headers) => void },
): Promise<SealedContent> {
  const attachments: AttachmentEntry[] = []
  const { headers, text, html } = await parseMail(raw, {
    onHeaders,
    onAttachment: async (attachment) => {
      const entry = await sealAttachment(sealing, attachment, depth)
      attachments.push(await openMailWithin(sealing, entry, depth))
    },
  })
  boundTexts(text, html)
  await sealing.scan.texts(text, html)
  return {
    headers,
    content: {
      subject: subjectOf(headers),
      to: mailboxesOf(headers, 'to').map(sealing.visible),
      cc: mailboxesOf(headers, 'cc').map(sealing.visible),
      ...(text !== undefined && { text }),
      ...(html !== undefined && { html }),
      attachments: attachments.map(withOwnContentId),
    },
  }
}

async function sealAttachment(sealing: Sealing, attachment: MailAttachment, depth: number): Promise<AttachmentEntry> {
  const partId = String(++sealing.partIds)
  const { contentType, contentId, inline, content } = attachment
  const size = await sealing.parts.write(partId, depth === 0 ? sealing.bound.count(content) : content)
  const entry = { partId, fileName: attachmentName(attachment, partId), contentType, size, inline }
  return contentId === undefined ? entry : { ...entry, contentId }
}

/** Readers list no attachment that the html shows by its Content-ID, so a second one of that name has none. */
function withOwnContentId(entry: AttachmentEntry, index: number, all: AttachmentEntry[]): AttachmentEntry {
  const { contentId, ...rest } = entry
  const isFirst = all.findIndex((other) => other.contentId === contentId) === index
  return contentId === undefined || isFirst ? entry : rest
}

/**
 * What an attachment says, when it is a mail (RFC 2046 §5.2.1): read by the parser that reads the mail around it, so that what is listed
 * and shown is what was found at intake. One that cannot be read, and one too deep or too many, stays the file that it is.
 */
async function openMailWithin(sealing: Sealing, entry: AttachmentEntry, depth: number): Promise<AttachmentEntry> {
  if (!isMail(entry) || depth === deepestMail || sealing.mailsWithin === mostMailsWithin) return entry
  sealing.mailsWithin++
  const before = sealing.partIds
  try {
    const mail = await sealMailWithin(sealing, entry.partId, depth + 1)
    return { ...entry, fileName: nameOfMail(entry, mail.subject), mail }
  } catch (error) {
    if (!(error instanceof MailRefusal || error instanceof PartsTooLarge)) throw error
    for (let part = before + 1; part <= sealing.partIds; part++) await sealing.parts.forget(String(part))
    return entry
  }
}

async function sealMailWithin(sealing: Sealing, partId: string, depth: number): Promise<AttachedMail> {
  const raw = Readable.from(sealing.parts.read(partId), { objectMode: false })
  const { headers, content } = await sealContent(sealing, raw, { depth, onHeaders: () => undefined })
  if (headers.size === 0 || sealing.partIds > mostPartsWithin) throw new MailRefusal('MALFORMED_MAIL')
  sealing.textsWithin(Buffer.byteLength(`${content.text ?? ''}${content.html ?? ''}`))
  const from = mailboxesOf(headers, 'from')[0]
  const date = dateOf(headers)
  return { ...content, ...(from && { from }), ...(date && { date: date.toISOString() }) }
}

const isMail = ({ contentType, fileName }: AttachmentEntry) =>
  ['message/rfc822', 'message/global'].includes(contentType) ||
  (contentType === 'application/octet-stream' && /\.eml$/i.test(fileName))

/** Mail programs forward mails without a name for the file. */
function nameOfMail(entry: AttachmentEntry, subject: string): string {
  if (entry.fileName !== namelessMail(entry.partId) || subject === '') return entry.fileName
  return attachmentName({ ...entry, fileName: `${subject.replaceAll(/[/\\]/g, '_')}.eml` }, entry.partId)
}
