import { Readable } from 'node:stream'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Headers } from 'mailparser'
import { isTnefFile } from '../intake/attached-kind.ts'
import { parseMail, type MailAttachment, type ParsedMail } from '../intake/parse-mail.ts'
import { openTnef } from '../intake/tnef/open-tnef.ts'
import { TnefFault } from '../intake/tnef/tnef-fault.ts'
import { streamDigest } from '../keys/digests.ts'
import { plainTextOf } from './own-text.ts'

export type AnswerMail = {
  headers: Headers
  text: string
  rawDigest: Bytes
  /** A report on a delivery or a reading, or an answer to an invitation. */
  isReport: boolean
}

/** Of winmail.dat in an answer: it holds a text, and the pictures of a signature. */
const mostTnefBytes = 4 * 1024 * 1024
const mostRtfBytes = 1024 * 1024
const reportTypes = /^(?:message\/(?:delivery-status|disposition-notification)|text\/calendar)$/

/**
 * Reads a mail that answers one of ours. Nothing of it is kept.
 * @throws MailRefusal, PartsTooLarge
 */
export async function readAnswer(raw: Readable): Promise<AnswerMail> {
  const digest = streamDigest()
  const heard = Readable.from(hearing(raw, digest), { objectMode: false })
  let rescued: Pick<ParsedMail, 'text' | 'html'> = { text: undefined, html: undefined }
  const types = new Set<string>()
  const { headers, ...found } = await parseMail(
    heard,
    {
      onHeaders: () => undefined,
      onAttachment: async (attachment) => {
        types.add(attachment.contentType)
        const kept = await keptOf(attachment)
        if (kept) rescued = { ...rescued, ...(await textsOfTnef(kept)) }
      },
    },
    { keepDeliveryStatus: true },
  )
  const said = plainTextOf(found)
  return {
    headers,
    text: said.trim() === '' ? plainTextOf(rescued) : said,
    rawDigest: new Uint8Array(digest.digest()),
    isReport: contentTypeOf(headers) === 'multipart/report' || [...types].some((type) => reportTypes.test(type)),
  }
}

async function* hearing(raw: Readable, digest: ReturnType<typeof streamDigest>) {
  for await (const piece of raw as AsyncIterable<Uint8Array>) {
    digest.update(piece)
    yield piece
  }
}

/** The bytes of winmail.dat; those of any other attachment pass. */
async function keptOf(attachment: MailAttachment): Promise<Uint8Array[] | undefined> {
  const pieces: Uint8Array[] = []
  const isTnef = isTnefFile(attachment)
  let bytes = 0
  for await (const piece of attachment.content) {
    bytes += piece.length
    if (isTnef && bytes <= mostTnefBytes) pieces.push(piece)
  }
  return isTnef && bytes <= mostTnefBytes ? pieces : undefined
}

async function textsOfTnef(winmail: Uint8Array[]): Promise<Pick<ParsedMail, 'text' | 'html'> | undefined> {
  const parts = { read: () => Readable.from(winmail) as AsyncIterable<Uint8Array>, write: sizeOf }
  try {
    const opened = await openTnef(parts, { partId: '0', nextPartId: () => '1', rtf: { bytesLeft: mostRtfBytes } })
    return { text: opened.said.text, html: opened.said.html }
  } catch (error) {
    if (error instanceof TnefFault) return undefined
    throw error
  }
}

/** The files in it pass, too. */
async function sizeOf(_: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const piece of content) bytes += piece.length
  return bytes
}

function contentTypeOf(headers: Headers): string {
  const value = headers.get('content-type')
  return typeof value === 'object' && 'value' in value && typeof value.value === 'string'
    ? value.value.toLowerCase()
    : ''
}
