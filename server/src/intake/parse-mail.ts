import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { MailParser, type AttachmentStream, type Headers, type MessageText } from 'mailparser'

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
  onHeaders: (headers: Headers) => void
  onAttachment: (attachment: MailAttachment) => Promise<void>
}

export type ParsedMail = { headers: Headers; text: string | undefined; html: string | undefined }

/** More parts than any mail program writes; RFC 2045 sets no limit. */
const mostParts = 1000
const mostHeaderBytes = 1024 * 1024
/** RFC 5322 §2.1.1. */
const mostFieldCharacters = 998

/** The mail is not one: too many parts, a header too long, or the parser gives up. */
export class MalformedMail extends Error {}

/** Parses a raw mail as it streams in; only its texts are held in memory. */
export async function parseMail(
  raw: Readable,
  visitor: MailVisitor,
  { keepDeliveryStatus = false }: { keepDeliveryStatus?: boolean } = {},
): Promise<ParsedMail> {
  const parser = new MailParser({
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    skipHtmlToText: true,
    checksumAlgo: false,
    keepDeliveryStatus,
    maxChildNodes: mostParts,
    maxHeadSize: mostHeaderBytes,
  })
  let headers: Headers = new Map()
  let refusal: Error | undefined
  parser.on('headers', (found) => {
    headers = found
    try {
      visitor.onHeaders(found)
    } catch (error) {
      refusal = error as Error
    }
  })
  const fed = pipeline(raw, parser)
  const read = readItems(parser, visitor, () => refusal)
  // Whichever fails first decides; the other one then ends too.
  fed.catch(() => undefined)
  const texts = await read
  await fed
  if (refusal) throw refusal
  return { headers, ...texts }
}

async function readItems(parser: MailParser, visitor: MailVisitor, refusal: () => Error | undefined) {
  let text: MessageText | undefined
  for await (const item of parser as AsyncIterable<AttachmentStream | MessageText>) {
    const refused = refusal()
    if (refused) throw refused
    if (item.type === 'text') text = item
    else await visit(item, visitor)
  }
  return { text: nonEmpty(text?.text), html: nonEmpty(text?.html) }
}

async function visit(item: AttachmentStream, visitor: MailVisitor): Promise<void> {
  await visitor.onAttachment({
    fileName: item.filename,
    contentType: item.contentType.slice(0, mostFieldCharacters),
    contentId: item.cid?.slice(0, mostFieldCharacters),
    inline: item.related === true || item.contentDisposition === 'inline',
    content: item.content as AsyncIterable<Uint8Array>,
  })
  item.release?.()
}

const nonEmpty = (text: string | undefined) => (text === undefined || text === '' ? undefined : text)
