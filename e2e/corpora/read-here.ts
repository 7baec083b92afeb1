import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { AttachedMail } from '../../server/envelope/manifest.ts'
import { visibleMailbox } from '../../server/src/intake/mail-recipients.ts'
import { mostRtfBytes, sealContent } from '../../server/src/intake/seal-content.ts'
import { partsBound, textsBound } from '../../server/src/parts/seal-attachments.ts'

/** What the one parser finds in these bytes when it is given them whole, in this process: to compare with what went the whole way. */
export async function readHere(
  raw: Buffer,
): Promise<{ content: Omit<AttachedMail, 'from' | 'date'>; parts: Map<string, Buffer> }> {
  const parts = new Map<string, Buffer>()
  const writer = {
    write: async (partId: string, plain: AsyncIterable<Uint8Array>) => {
      const whole = await buffer(plain)
      parts.set(partId, whole)
      return whole.length
    },
    read: async function* (partId: string) {
      yield parts.get(partId) ?? Buffer.alloc(0)
    },
    forget: async (partIds: string[]) => {
      for (const partId of partIds) parts.delete(partId)
    },
  }
  const sealing = {
    parts: writer,
    scan: { texts: async () => undefined },
    bound: partsBound(Infinity),
    visible: visibleMailbox('.s'),
    partIds: 0,
    opened: { count: 0, bytes: 0, rtf: { bytesLeft: mostRtfBytes } },
    textsWithin: textsBound(),
  }
  const raws = Readable.from([raw], { objectMode: false })
  const { content } = await sealContent(sealing, raws, { depth: 0, onHeaders: () => undefined })
  return { content, parts }
}
