import { Readable } from 'node:stream'
import { deepestMail, type AttachedMail, type AttachmentEntry, type Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import { boundTexts, PartsTooLarge, type partsBound } from '../parts/seal-attachments.ts'
import type { PartWriter } from '../parts/part-writer.ts'
import type { ContentScan } from '../viruses/content-scan.ts'
import { isTnefFile } from './attached-kind.ts'
import { attachmentName, namelessMail } from './attachment-name.ts'
import { dateOf, mailboxesOf, subjectOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'
import { parseMail, type MailAttachment, type MailVisitor } from './parse-mail.ts'
import { openTnef, type OpenedTnef } from './tnef/open-tnef.ts'
import { TnefFault } from './tnef/tnef-fault.ts'

/** What is known while one mail, with the mails within it, is sealed. */
export type Sealing = {
  parts: Pick<PartWriter, 'write' | 'read' | 'forget'>
  scan: Pick<ContentScan, 'texts'>
  /** Over the attachments of the outer mail: what is in them is counted already. */
  bound: ReturnType<typeof partsBound>
  /** What the recipient sees of an address in To and Cc: without suffix and number. */
  visible: (mailbox: Mailbox) => Mailbox
  /** The last part id that was given. */
  partIds: number
  /** What was found in attachments that hold others: mails, and what Outlook calls winmail.dat. */
  opened: { count: number; bytes: number; rtf: { bytesLeft: number } }
  /** Counts bytes over the texts of all mails within. */
  textsWithin: (bytes: number) => void
}

/** More than a person forwards; a digest may hold hundreds, of which the others stay files. */
const mostOpened = 100
/** Each is read once more for every level; the sending server waits for us. */
const mostBytesOpened = 64 * 1024 * 1024
/** Once there are more parts than these, nothing more is opened. */
const mostParts = 2_000
/** It is read in one go. */
export const mostRtfBytes = 16 * 1024 * 1024

export type SealedContent = { headers: Headers; content: Omit<AttachedMail, 'from' | 'date'> }

/**
 * Seals the attachments of a mail as it streams in, and says what else stands in it. `depth`: how many mails this one is within.
 * @throws MailRefusal, PartsTooLarge
 */
export async function sealContent(
  sealing: Sealing,
  raw: Readable,
  { depth, onHeaders }: { depth: number; onHeaders: MailVisitor['onHeaders'] },
): Promise<SealedContent> {
  const attachments: AttachmentEntry[] = []
  let rescued: Texts = {}
  const { headers, ...found } = await parseMail(raw, {
    onHeaders,
    onAttachment: async (attachment) => {
      const opened = await open(sealing, await sealAttachment(sealing, attachment, depth), depth)
      attachments.push(...opened.entries)
      rescued = { ...opened.texts, ...rescued }
    },
  })
  const isSilent = [found.text, found.html].every((text) => text === undefined || text.trim() === '')
  const { text, html } = isSilent ? rescued : found
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
  if (depth > 0 && isFull(sealing)) throw new MailRefusal('MALFORMED_MAIL')
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

type Texts = Pick<AttachedMail, 'text' | 'html'>
/** `texts`: what a mail may say in an attachment, when it says nothing itself. */
type Opened = { entries: AttachmentEntry[]; texts?: Texts }

/**
 * What is in an attachment that holds a mail (RFC 2046 §5.2.1) or files (winmail.dat): read by the parsers that read the mail around it,
 * so that what is listed and shown is what was found at intake. What cannot be read, is too deep or too much stays the file that it is.
 */
async function open(sealing: Sealing, entry: AttachmentEntry, depth: number): Promise<Opened> {
  const unopened = { entries: [entry] }
  const { opened } = sealing
  if (depth === deepestMail || !(isMail(entry) || isTnefFile(entry)) || !mayOpen(sealing, entry.size)) return unopened
  opened.count++
  opened.bytes += entry.size
  const before = sealing.partIds
  try {
    return isMail(entry) ? await openMail(sealing, entry, depth) : await openWinmail(sealing, entry, depth)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const found = Array.from({ length: sealing.partIds - before }, (_, index) => String(before + 1 + index))
    await sealing.parts.forget(found)
    return unopened
  }
}

const isUnreadable = (error: unknown) => [MailRefusal, PartsTooLarge, TnefFault].some((kind) => error instanceof kind)

const isFull = ({ partIds }: Sealing) => partIds >= mostParts
const mayOpen = (sealing: Sealing, more: number) =>
  !isFull(sealing) && sealing.opened.count < mostOpened && sealing.opened.bytes + more <= mostBytesOpened

async function openMail(sealing: Sealing, entry: AttachmentEntry, depth: number): Promise<Opened> {
  const mail = await sealMailWithin(sealing, entry.partId, depth + 1)
  return { entries: [{ ...entry, fileName: nameOfMail(entry, mail.subject), mail }] }
}

/** The files of winmail.dat take its place, unless it says something that is neither a file nor a text. */
async function openWinmail(sealing: Sealing, entry: AttachmentEntry, depth: number): Promise<Opened> {
  const { files, isOrdinary, said } = await openTnefPart(sealing, entry.partId)
  const entries = await openFiles(sealing, files, depth)
  if (isOrdinary) await sealing.parts.forget([entry.partId])
  return { entries: isOrdinary ? entries : [entry, ...entries], texts: textsOf(said) }
}

async function openFiles(sealing: Sealing, files: OpenedTnef['files'], depth: number): Promise<AttachmentEntry[]> {
  const entries: AttachmentEntry[] = []
  for (const { entry, isMessage } of files) {
    if (!isMessage) entries.push(...(await open(sealing, entry, depth + 1)).entries)
    else entries.push(depth === deepestMail || isFull(sealing) ? entry : await openMessage(sealing, entry, depth + 1))
  }
  return entries
}

/** A message that was attached in Outlook: TNEF in TNEF. */
async function openMessage(sealing: Sealing, entry: AttachmentEntry, depth: number): Promise<AttachmentEntry> {
  const { files, said } = await openTnefPart(sealing, entry.partId)
  await sealing.scan.texts(said.text, said.html)
  const mail = { ...said, attachments: await openFiles(sealing, files, depth) }
  return { ...entry, mail }
}

async function openTnefPart(sealing: Sealing, partId: string): Promise<OpenedTnef> {
  const nextPartId = () => {
    if (isFull(sealing)) throw new TnefFault('too many files')
    return String(++sealing.partIds)
  }
  const opened = await openTnef(sealing.parts, { partId, nextPartId, rtf: sealing.opened.rtf })
  countTexts(sealing, opened.said)
  return opened
}

async function sealMailWithin(sealing: Sealing, partId: string, depth: number): Promise<AttachedMail> {
  const raw = Readable.from(sealing.parts.read(partId), { objectMode: false })
  const { headers, content } = await sealContent(sealing, raw, { depth, onHeaders: () => undefined })
  if (headers.size === 0) throw new MailRefusal('MALFORMED_MAIL')
  countTexts(sealing, content)
  const from = mailboxesOf(headers, 'from')[0]
  const date = dateOf(headers)
  return { ...content, ...(from && { from }), ...(date && { date: date.toISOString() }) }
}

const countTexts = ({ textsWithin }: Sealing, { text = '', html = '' }: Texts) =>
  textsWithin(Buffer.byteLength(text + html))

const textsOf = ({ text, html }: Texts): Texts => ({
  ...(text !== undefined && { text }),
  ...(html !== undefined && { html }),
})

const isMail = ({ contentType, fileName }: AttachmentEntry) =>
  ['message/rfc822', 'message/global'].includes(contentType) ||
  (contentType === 'application/octet-stream' && /\.eml$/i.test(fileName))

/** Mail programs forward mails without a name for the file. */
function nameOfMail(entry: AttachmentEntry, subject: string): string {
  if (entry.fileName !== namelessMail(entry.partId) || subject === '') return entry.fileName
  return attachmentName({ ...entry, fileName: `${subject.replaceAll(/[/\\]/g, '_')}.eml` }, entry.partId)
}
