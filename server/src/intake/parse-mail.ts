import type { Readable } from 'node:stream'
import { MailParser, type AttachmentStream, type HeaderLines, type Headers, type MessageText } from 'mailparser'
import { escapeHtml } from '../mails/html.ts'
import { textsBound } from '../parts/seal-attachments.ts'
import { MailRefusal } from './mail-refusal.ts'
import { mendParts } from './mend-parts.ts'

/** One attachment, to be consumed to its end before the next one comes. */
export type MailAttachment = {
  fileName: string | undefined
  contentType: string
  contentId: string | undefined
  inline: boolean
  content: AsyncIterable<Uint8Array>
}

export type MailVisitor = {
  /** Before any attachment. Throwing ends the parsing. */
  onHeaders: (headers: Headers, lines: HeaderLines) => void
  onAttachment: (attachment: MailAttachment) => Promise<void>
}

export type ParsedMail = { headers: Headers; text: string | undefined; html: string | undefined }

/** More parts than any mail program writes; RFC 2045 sets no limit. */
const mostParts = 1000
const mostHeaderBytes = 1024 * 1024
/** RFC 5322 §2.1.1. */
const mostFieldCharacters = 998

type Reading = {
  parser: MailParser
  visitor: MailVisitor
  refusal: Error | undefined
  /** The attachment that is being read. */
  open: Readable | undefined
  attachments: number
}

/**
 * Parses a raw mail as it streams in; only its texts are held in memory.
 * @throws MailRefusal when it is no mail: too many parts, a header too long, or nothing of what it says can be shown
 * @throws PartsTooLarge as soon as its texts are longer than a person writes
 */
export async function parseMail(
  raw: Readable,
  visitor: MailVisitor,
  { keepDeliveryStatus = false }: { keepDeliveryStatus?: boolean } = {},
): Promise<ParsedMail> {
  const parser = new MailParser({
    skipTextLinks: true,
    skipImageLinks: true,
    skipHtmlToText: true,
    checksumAlgo: false,
    // A mail within the mail is an attachment, however it is to be shown: the parser would wait for ever on one without a body.
    ignoreEmbedded: true,
    keepDeliveryStatus,
    maxChildNodes: mostParts,
    maxHeadSize: mostHeaderBytes,
  })
  parser.textToHtml = asWritten
  mendParts(parser, textsBound())
  const reading: Reading = { parser, visitor, refusal: undefined, open: undefined, attachments: 0 }
  let headers: Headers = new Map()
  parser.on('headers', (found) => {
    headers = found
    if (!hasDate(parser)) headers.delete('date')
    try {
      visitor.onHeaders(found, linesOf(parser))
    } catch (error) {
      reading.refusal = error as Error
    }
  })
  feed(raw, reading)
  try {
    const texts = await readItems(reading)
    if (reading.refusal) throw reading.refusal
    return { headers, ...texts }
  } catch (error) {
    throw isBeyondLimit(error) ? new MailRefusal('MALFORMED_MAIL') : error
  } finally {
    raw.destroy()
  }
}

/** Node's `pipeline` makes and throws away an exception for every mail, the good ones too: 2 % of what a small mail costs. */
function feed(raw: Readable, reading: Reading): void {
  const fail = (error: Error) => {
    reading.open?.destroy(error) // The parser never ends an attachment that broke off.
    reading.parser.destroy(error)
  }
  raw.on('error', fail)
  reading.parser.on('error', fail)
  raw.on('close', () => {
    if (!raw.readableEnded) fail(new Error('the mail broke off'))
  })
  raw.pipe(reading.parser)
}

async function readItems(reading: Reading) {
  let found: MessageText | undefined
  for await (const item of reading.parser as AsyncIterable<AttachmentStream | MessageText>) {
    if (reading.refusal) throw reading.refusal
    if (item.type === 'text') found = item
    else await visit(item, reading)
  }
  const texts = { text: nonEmpty(found?.text), html: nonEmpty(found?.html) }
  const isEmpty = texts.text === undefined && texts.html === undefined && reading.attachments === 0
  if (isEmpty && hidesContent(reading.parser)) throw new MailRefusal('MALFORMED_MAIL')
  return texts
}

async function visit(item: AttachmentStream, reading: Reading): Promise<void> {
  reading.open = item.content
  reading.attachments++
  item.content.on('error', () => undefined) // it may break off before anybody reads it
  await reading.visitor.onAttachment({
    fileName: item.filename,
    contentType: (item.contentType || 'application/octet-stream').slice(0, mostFieldCharacters),
    contentId: item.cid?.slice(0, mostFieldCharacters),
    inline: item.related === true || item.contentDisposition === 'inline',
    content: item.content as AsyncIterable<Uint8Array>,
  })
  reading.open = undefined
  item.release?.()
}

/** A text part of a mail that also has HTML, such as a footer: readers show the HTML alone, so it must stand there too. */
function asWritten(text: string): string {
  const written = escapeHtml(text.trim())
  return written === '' ? '' : `<div style="white-space: pre-wrap">${written}</div>`
}

/** None before the header is there. */
const linesOf = ({ headerLines }: MailParser): HeaderLines => (headerLines === false ? [] : headerLines)

/** mailparser takes the time at hand for a date that is none. */
const hasDate = (parser: MailParser) =>
  !Number.isNaN(
    Date.parse(
      linesOf(parser)
        .find(({ key }) => key === 'date')
        ?.line.slice(5) ?? '',
    ),
  )

type Node = { contentType: string | false; children: Node[] }

/** Something is written where no reader looks: in a multipart without a delimiter, or in a header that never ends. */
function hidesContent(parser: MailParser): boolean {
  const { tree } = parser as unknown as { tree?: Node | false }
  return linesOf(parser).some(({ key }) => key === '') || (typeof tree === 'object' && hasNoParts(tree))
}

const hasNoParts = ({ contentType, children }: Node): boolean =>
  children.length === 0 ? contentType !== false && contentType.startsWith('multipart/') : children.some(hasNoParts)

const isBeyondLimit = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EMAXLEN'

const nonEmpty = (text: string | undefined) => (text === undefined || text === '' ? undefined : text)
