import type { Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { encodeManifest, type Mailbox, type Manifest } from '@sigill/envelope/manifest.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { streamDigest } from '../keys/digests.ts'
import { partWriter, type PartWriter } from '../parts/part-writer.ts'
import { onePiece, partsBound, PartsTooLarge, textsBound } from '../parts/seal-attachments.ts'
import { ContentRefused, contentScan, recordRefusal, type ContentScan } from '../viruses/content-scan.ts'
import { isAutomatic } from './automatic-mail.ts'
import { mailHead, type MailHead } from './mail-head.ts'
import { dateOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'
import { mostRtfBytes, sealContent } from './seal-content.ts'

export type SealedMail = { head: MailHead; parts: PartWriter; rawDigest: Bytes }

type SealingInput = {
  id: string
  contentKey: Bytes
  raw: Readable
  /** The envelope's sender, for a mail that does not say who it is from. */
  sender: string
  /** What the recipient sees of an address in To and Cc: without suffix and number. */
  visible: (mailbox: Mailbox) => Mailbox
  /** Asked once the header is there. A MailRefusal ends the reading. @returns bytes that the attachments of this mail may have */
  limitOf: (head: MailHead) => number
}
type SealingDependencies = Pick<Dependencies, 'config' | 'policy' | 'db' | 'clock' | 'random' | 'virusScanner'>

/**
 * Reads a raw mail as it streams in and seals it part by part, in bounded memory.
 * @throws MailRefusal when it is too large, automatic, infected or no mail; nothing of it is left behind then
 */
export async function sealMail(deps: SealingDependencies, input: SealingInput): Promise<SealedMail> {
  const scan = contentScan(deps)
  const parts = partWriter(deps, { ownerId: input.id, contentKey: input.contentKey, scan })
  try {
    return await sealInto({ parts, scan }, deps, input)
  } catch (error) {
    await parts.abandon()
    if (error instanceof PartsTooLarge) throw new MailRefusal('TOO_LARGE', error)
    if (error instanceof ContentRefused) {
      await recordRefusal(deps, { error, from: 'MAIL' })
      throw new MailRefusal(error.reason)
    }
    throw error
  }
}

async function sealInto(
  { parts, scan }: { parts: PartWriter; scan: ContentScan },
  deps: SealingDependencies,
  input: SealingInput,
): Promise<SealedMail> {
  const maxBytes = deps.config.policy.maxMailBytes
  const digest = streamDigest()
  const raw = Readable.from(heard(input.raw, { digest, maxBytes }), { objectMode: false })
  const { visible, sender, limitOf } = input
  const opened = { count: 0, bytes: 0, rtf: { bytesLeft: mostRtfBytes } }
  const counts = { bound: partsBound(maxBytes), textsWithin: textsBound(), partIds: 0, opened }
  let head: MailHead | undefined
  const { headers, content } = await sealContent({ parts, scan, visible, ...counts }, raw, {
    depth: 0,
    onHeaders: (found, lines) => {
      if (isAutomatic(found)) throw new MailRefusal('AUTOMATIC_MAIL')
      head = mailHead(deps, { headers: found, lines, sender })
      counts.bound.narrow(limitOf(head))
    },
  })
  if (headers.size === 0 || head === undefined) throw new MailRefusal('MALFORMED_MAIL')
  const date = (dateOf(headers) ?? deps.clock.now()).toISOString()
  const manifest = manifestOf({ version: 1, ...content, subject: head.subject.visible, from: head.from, date })
  await parts.write('manifest', onePiece(manifest))
  return { head, parts, rawDigest: new Uint8Array(digest.digest()) }
}

/** What no manifest may say would be no other the next time the mail is sent. */
function manifestOf(content: Manifest): Bytes {
  try {
    return encodeManifest(content)
  } catch (error) {
    if (error instanceof EnvelopeError) throw new MailRefusal('MALFORMED_MAIL')
    throw error
  }
}

/** Base64 makes 3 bytes 4, and line breaks add a little; a mail of more raw bytes cannot be within the limit. */
const rawBytesPerByte = 1.4
const rawBytesOfHeaders = 1024 * 1024

async function* heard(raw: Readable, { digest, maxBytes }: { digest: Hash; maxBytes: number }) {
  let bytes = 0
  for await (const piece of raw as AsyncIterable<Uint8Array>) {
    bytes += piece.length
    if (bytes > maxBytes * rawBytesPerByte + rawBytesOfHeaders) throw new PartsTooLarge('attachments', maxBytes)
    digest.update(piece)
    yield piece
  }
}
