import { toBase64url } from '@sigill/envelope/bytes.ts'
import { safeFileName } from '@sigill/envelope/file-name.ts'
import type { AttachmentEntry } from '@sigill/envelope/manifest.ts'
import { random } from '../../../device/random.ts'
import { collectBlob } from '../collect-blob.ts'
import { bytesOnly } from '../file-kind.ts'
import { type OpenedMessage, placeOf } from '../opened-message.ts'
import { openedPart } from '../part-stream.ts'
import { base64Lines } from './base64-lines.ts'
import { composeEml, type EncodedAttachment } from './eml.ts'

type Watch = { progress: (fraction: number) => void; signal: AbortSignal }

/** Fetches every attachment; `progress` from 0 to 1. @throws SessionEnded, Outage, EnvelopeError */
export async function emlOf(message: OpenedMessage, { progress, signal }: Watch): Promise<Blob> {
  const { manifest, opened } = message
  const places = manifest.attachments.map(({ partId }) => placeOf(message, partId))
  const total = places.reduce((sum, { sealedSize }) => sum + sealedSize, 0)
  const attachments: EncodedAttachment[] = []
  let before = 0
  for (const [i, place] of places.entries()) {
    const watch = {
      signal,
      progress: (bytes: number) => {
        progress((before + bytes) / total)
      },
    }
    const encoded = (await openedPart(place, watch)).pipeThrough(base64Lines())
    const entry = manifest.attachments[i]
    if (entry) attachments.push({ entry: named(entry), content: await collectBlob(encoded, '') })
    before += place.sealedSize
  }
  const messageId = `${opened.messageId}@${location.hostname}`
  const boundary = () => `sigill-${toBase64url(random(18))}`
  return new Blob(composeEml({ manifest, messageId, attachments, boundary }), { type: bytesOnly })
}

/** The mail program that opens the file may save the attachment under its name. */
const named = (entry: AttachmentEntry): AttachmentEntry => ({
  ...entry,
  fileName: safeFileName(entry.fileName, `attachment-${entry.partId}`),
})
