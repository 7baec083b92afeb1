import type { Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { encodeManifest, type AttachmentEntry, type Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { streamDigest } from '../keys/digests.ts'
import { partWriter, type PartWriter } from '../parts/part-writer.ts'
import { boundTexts, onePiece, partsBound, PartsTooLarge } from '../parts/seal-attachments.ts'
import { normalisedAddress } from '../policy/protected-address.ts'
import { isAutomatic } from './automatic-mail.ts'
import { attachmentName } from './attachment-name.ts'
import { dateOf, mailboxesOf, subjectOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'
import { parseMail, type MailAttachment } from './parse-mail.ts'

export type SealedMail = { headers: Headers; from: Mailbox; parts: PartWriter; rawDigest: Bytes }

type SealingInput = {
  id: string
  contentKey: Bytes
  raw: Readable
  /** The envelope's sender, for a mail that does not say who it is from. */
  sender: string
  /** What the recipient sees of an address in To and Cc: without suffix and number. */
  visible: (mailbox: Mailbox) => Mailbox
}
type SealingDependencies = Pick<Dependencies, 'config' | 'db' | 'clock' | 'random'>

/**
 * Reads a raw mail as it streams in and seals it part by part, in bounded memory.
 * @throws MailRefusal when it is too large, automatic or no mail; nothing of it is left behind then
 */
export async function sealMail(deps: SealingDependencies, input: SealingInput): Promise<SealedMail> {
  const parts = partWriter(deps, { ownerId: input.id, contentKey: input.contentKey })
  try {
    return await sealInto(parts, deps, input)
  } catch (error) {
    await parts.abandon()
    if (error instanceof PartsTooLarge) throw new MailRefusal('TOO_LARGE', error)
    throw error
  }
}

async function sealInto(parts: PartWriter, deps: SealingDependencies, input: SealingInput): Promise<SealedMail> {
  const maxBytes = deps.config.policy.maxMailBytes
  const bound = partsBound(maxBytes)
  const digest = streamDigest()
  const attachments: AttachmentEntry[] = []
  const seal = async (attachment: MailAttachment) => {
    const partId = String(attachments.length + 1)
    const { contentType, contentId, inline } = attachment
    const size = await parts.write(partId, bound.count(attachment.content))
    const entry = { partId, fileName: attachmentName(attachment, partId), contentType, size, inline }
    // Readers list no attachment that the html shows by its Content-ID, so a second one of that name has none.
    const isNamed = contentId !== undefined && attachments.every((other) => other.contentId !== contentId)
    attachments.push(isNamed ? { ...entry, contentId } : entry)
  }
  const { headers, text, html } = await parseMail(
    Readable.from(heard(input.raw, { digest, maxBytes }), { objectMode: false }),
    {
      onHeaders: (found) => {
        if (isAutomatic(found)) throw new MailRefusal('AUTOMATIC_MAIL')
      },
      onAttachment: seal,
    },
  )
  if (headers.size === 0) throw new MailRefusal('MALFORMED_MAIL')
  boundTexts(text, html)
  const from = mailboxesOf(headers, 'from').find(canBeAnswered) ?? { address: input.sender }
  const manifest = encodeManifest({
    version: 1,
    subject: subjectOf(headers),
    from,
    to: mailboxesOf(headers, 'to').map(input.visible),
    cc: mailboxesOf(headers, 'cc').map(input.visible),
    date: dateOf(headers, deps.clock.now()).toISOString(),
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    attachments,
  })
  await parts.write('manifest', onePiece(manifest))
  return { headers, from, parts, rawDigest: new Uint8Array(digest.digest()) }
}

const canBeAnswered = ({ address }: Mailbox) => normalisedAddress(address) !== undefined

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
