import { openPart, sealPart } from '@sigill/envelope/part.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import type { ContentScan } from '../viruses/content-scan.ts'
import { Undone } from '../db/shared-transaction.ts'
import { abandonOwner } from './abandon-owner.ts'
import {
  chunkOf,
  deleteChunks,
  finishOwner,
  insertChunks,
  insertParts,
  startOwner,
  type Chunk,
  type SealedPart,
} from './parts.store.ts'

const contentKeyBytes = 32

/** What everything in one message or reply is sealed under. */
export const newContentKey = ({ random }: Pick<Dependencies, 'random'>): Bytes => random(contentKeyBytes)

/** Bytes of ciphertext in a row. */
const chunkBytes = 256 * 1024
/** Bytes of ciphertext that wait in memory for the owner's transaction; more is written ahead of it. */
const bytesInMemory = 1024 * 1024

export type PartWriter = {
  /** Seals a part as it streams in. @returns its plain size in bytes. @throws ContentRefused at its end */
  write: (partId: string, plain: AsyncIterable<Uint8Array>) => Promise<number>
  /** Opens a part that was written. */
  read: (partId: string) => AsyncIterable<Uint8Array>
  /** Takes parts back that were written. */
  forget: (partIds: string[]) => Promise<void>
  /** What is left to write, in the transaction that makes the owner: see `finishParts`. */
  rest: () => PartsLeft
  /** How much is left to write. */
  waiting: () => { bytes: number; rows: number }
  /** Forgets what was written: there will be no owner. What is in doubt is swept away a day later (`expiry/expire-messages.ts`). */
  abandon: () => Promise<void>
}

/** `ownerAhead`: the owner, when some of its chunks are written already. */
type PartsLeft = { chunks: Chunk[]; parts: SealedPart[]; ownerAhead: string | undefined }

/** Writes what is left of the parts of owners, in the transaction that makes them. */
export async function finishParts(tx: Executor, writers: PartWriter[]): Promise<void> {
  const left = writers.map((writer) => writer.rest())
  await insertChunks(
    tx,
    left.flatMap(({ chunks }) => chunks),
  )
  await insertParts(
    tx,
    left.flatMap(({ parts }) => parts),
  )
  for (const { ownerAhead } of left) {
    if (ownerAhead !== undefined && !(await finishOwner(tx, ownerAhead)))
      throw new Undone('the parts were swept away before their owner was stored')
  }
}

/**
 * Seals the parts of one owner (a message or a reply) and stores them in bounded memory. Chunks that do not fit in memory are
 * written before the owner exists: ciphertext whose key nobody has stored yet.
 */
export function partWriter(
  { db, clock, random }: Pick<Dependencies, 'db' | 'clock' | 'random'>,
  { ownerId, contentKey, scan }: { ownerId: string; contentKey: Bytes; scan: ContentScan },
): PartWriter {
  let parts: { partId: string; size: number }[] = []
  let waiting: Chunk[] = []
  let bytesWaiting = 0
  let ahead = false
  /** Chunks whose writing the database has not answered may still come, when it is no longer held up. */
  let inDoubt = false

  const writeAhead = async () => {
    if (!ahead) await startOwner(db, { ownerId, startedAt: clock.now() })
    ahead = true
    inDoubt = true
    await insertChunks(db, waiting)
    inDoubt = false
    waiting = []
    bytesWaiting = 0
  }
  const keep = async (chunk: Chunk) => {
    waiting.push(chunk)
    bytesWaiting += chunk.bytes.length
    if (bytesWaiting >= bytesInMemory) await writeAhead()
  }
  const chunk = async (partId: string, sequence: number) => {
    const inMemory = waiting.find((other) => other.partId === partId && other.sequence === sequence)
    return inMemory?.bytes ?? chunkOf(db, { ownerId, partId, sequence })
  }

  return {
    write: async (partId, plain) => {
      let [plainSize, size, sequence] = [0, 0, 0]
      const counted = eachPiece(scanned(plain, partId, scan), ({ length }) => (plainSize += length))
      const sealed = sealPart({ contentKey, ownerId, partId, random }, counted)
      for await (const bytes of inChunks(sealed)) {
        await keep({ ownerId, partId, sequence: sequence++, bytes })
        size += bytes.length
      }
      parts.push({ partId, size })
      return plainSize
    },
    read: (partId) =>
      streamOf((sequence) => chunk(partId, sequence)).pipeThrough(openPart({ contentKey, ownerId, partId })),
    forget: async (partIds) => {
      parts = parts.filter((part) => !partIds.includes(part.partId))
      waiting = waiting.filter((chunk) => !partIds.includes(chunk.partId))
      bytesWaiting = waiting.reduce((bytes, chunk) => bytes + chunk.bytes.length, 0)
      if (ahead) await deleteChunks(db, { ownerId, partIds })
    },
    rest: () => ({
      chunks: waiting,
      parts: parts.map((part, position) => ({ ownerId, position, ...part })),
      ownerAhead: ahead ? ownerId : undefined,
    }),
    waiting: () => ({ bytes: bytesWaiting, rows: waiting.length + parts.length }),
    abandon: async () => {
      if (ahead && !inDoubt) await abandonOwner(db, ownerId)
    },
  }
}

/** All but the manifest, which is our own: the texts in it are scanned by whoever writes it. */
const scanned = (plain: AsyncIterable<Uint8Array>, partId: string, scan: ContentScan) =>
  partId === 'manifest' ? plain : scan.through(plain, Number(partId))

async function* eachPiece(pieces: AsyncIterable<Uint8Array>, look: (piece: Uint8Array) => void) {
  for await (const piece of pieces) {
    look(piece)
    yield piece
  }
}

function streamOf(chunk: (sequence: number) => Promise<Bytes | undefined>): ReadableStream<Bytes> {
  let sequence = 0
  return new ReadableStream({
    pull: async (controller) => {
      const bytes = await chunk(sequence++)
      if (bytes) controller.enqueue(bytes)
      else controller.close()
    },
  })
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
