import type { AttachmentEntry } from '@sigill/envelope/manifest.ts'
import type { Upload } from '../graphql/upload.ts'
import { attachmentName } from '../intake/attachment-name.ts'
import { InputFault } from '../messages/input-fault.ts'
import type { PartWriter } from './part-writer.ts'

/** More bytes than the operator allows, over all parts together. */
export class PartsTooLarge extends Error {
  /** Bytes after decoding. */
  readonly limit: number
  readonly what: 'attachments' | 'texts'
  constructor(what: 'attachments' | 'texts', limit: number) {
    super()
    this.what = what
    this.limit = limit
  }
}

/** A text is held in memory whole while it is read and sealed; what is longer belongs in an attachment. */
const mostTextBytes = 8 * 1024 * 1024

/** @throws PartsTooLarge when the texts of one message are longer than a person writes */
export function boundTexts(...texts: (string | null | undefined)[]): void {
  const count = textsBound()
  for (const text of texts) count(Buffer.byteLength(text ?? ''))
}

/** Counts bytes over all texts of one message. */
export function textsBound() {
  let bytes = 0
  return (more: number) => {
    bytes += more
    if (bytes > mostTextBytes) throw new PartsTooLarge('texts', mostTextBytes)
  }
}

/** Counts bytes over all attachments of one owner. */
export function partsBound(maxBytes: number) {
  let bytes = 0
  let limit = maxBytes
  const add = (more: number) => {
    bytes += more
    if (bytes > limit) throw new PartsTooLarge('attachments', limit)
  }
  const narrow = (toBytes: number) => {
    limit = Math.min(limit, toBytes)
  }
  const count = async function* (content: AsyncIterable<Uint8Array>) {
    for await (const piece of content) {
      add(piece.length)
      yield piece
    }
  }
  return { add, count, narrow }
}

/** Seals uploads one after the other, as they stream in. `heard` gets every plain byte, for a digest. */
export async function sealAttachments(
  parts: PartWriter,
  {
    uploads,
    bound,
    heard,
  }: { uploads: Promise<Upload>[]; bound: ReturnType<typeof partsBound>; heard?: (bytes: Uint8Array) => void },
): Promise<AttachmentEntry[]> {
  const entries: AttachmentEntry[] = []
  for (const [index, upload] of uploads.entries()) {
    const partId = String(index + 1)
    const { fileName, contentType, stream } = await upload
    // Else a second mutation of the request would find the file empty.
    if (stream.readableDidRead) throw new InputFault('a file is read by one mutation of a request')
    const listened = async function* () {
      for await (const piece of bound.count(stream as AsyncIterable<Uint8Array>)) {
        heard?.(piece)
        yield piece
      }
    }
    const size = await parts.write(partId, listened())
    entries.push({
      partId,
      fileName: attachmentName({ fileName, contentType }, partId),
      contentType,
      size,
      inline: false,
    })
  }
  return entries
}

/** One piece, as the stream of which a part is sealed. */
export async function* onePiece(bytes: Uint8Array) {
  yield bytes
}
