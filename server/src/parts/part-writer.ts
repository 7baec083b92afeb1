import { sealPart } from '@sigill/envelope/part.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import { abandonOwner } from './abandon-owner.ts'
import { finishOwner, insertChunks, insertParts, startOwner, type Chunk } from './parts.store.ts'

const contentKeyBytes = 32

/** What everything in one message or reply is sealed under. */
export const newContentKey = ({ random }: Pick<Dependencies, 'random'>): Bytes => random(contentKeyBytes)

/** Bytes of ciphertext in a row. */
const chunkBytes = 256 * 1024
/** Bytes of ciphertext that wait in memory for the owner's transaction; more is written ahead of it. */
const bytesInMemory = 1024 * 1024

export type PartWriter = {
  /** Seals a part as it streams in. @returns its plain size in bytes */
  write: (partId: string, plain: AsyncIterable<Uint8Array>) => Promise<number>
  /** Writes what is left, in the transaction that makes the owner. */
  finish: (tx: Executor) => Promise<void>
  /** Forgets what was written: there will be no owner. */
  abandon: () => Promise<void>
}

/**
 * Seals the parts of one owner (a message or a reply) and stores them in bounded memory. Chunks that do not fit in memory are
 * written before the owner exists: ciphertext whose key nobody has stored yet.
 */
export function partWriter(
  { db, clock, random }: Pick<Dependencies, 'db' | 'clock' | 'random'>,
  { ownerId, contentKey }: { ownerId: string; contentKey: Bytes },
): PartWriter {
  const parts: { partId: string; size: number }[] = []
  let waiting: Chunk[] = []
  let bytesWaiting = 0
  let ahead = false

  const writeAhead = async () => {
    if (!ahead) await startOwner(db, { ownerId, startedAt: clock.now() })
    ahead = true
    await insertChunks(db, waiting)
    waiting = []
    bytesWaiting = 0
  }
  const keep = async (chunk: Chunk) => {
    waiting.push(chunk)
    bytesWaiting += chunk.bytes.length
    if (bytesWaiting >= bytesInMemory) await writeAhead()
  }

  return {
    write: async (partId, plain) => {
      let plainSize = 0
      const counted = async function* () {
        for await (const piece of plain) {
          plainSize += piece.length
          yield piece
        }
      }
      const sealed = ReadableStream.from(counted()).pipeThrough(sealPart({ contentKey, ownerId, partId, random }))
      let size = 0
      let sequence = 0
      for await (const bytes of inChunks(sealed)) {
        await keep({ ownerId, partId, sequence: sequence++, bytes })
        size += bytes.length
      }
      parts.push({ partId, size })
      return plainSize
    },
    finish: async (tx) => {
      await insertChunks(tx, waiting)
      await insertParts(
        tx,
        parts.map((part, position) => ({ ownerId, position, ...part })),
      )
      if (ahead && !(await finishOwner(tx, ownerId)))
        throw new Error('the parts were swept away before their owner was stored')
    },
    abandon: async () => {
      if (ahead) await abandonOwner(db, ownerId)
    },
  }
}

async function* inChunks(source: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let pieces: Bytes[] = []
  let length = 0
  for await (const piece of source) {
    pieces.push(piece)
    length += piece.length
    if (length < chunkBytes) continue
    yield joined(pieces, length)
    pieces = []
    length = 0
  }
  if (length > 0) yield joined(pieces, length)
}

function joined(pieces: Bytes[], length: number): Bytes {
  if (pieces.length === 1 && pieces[0]) return pieces[0]
  const whole = new Uint8Array(length)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
