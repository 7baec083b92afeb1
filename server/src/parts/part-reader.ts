import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { chunkOf } from './parts.store.ts'

/** The sealed bytes of a part, a chunk at a time. Ends early when the message is destroyed meanwhile: the reader's decryption notices. */
export async function* readPart(
  db: Executor,
  { ownerId, partId }: { ownerId: string; partId: string },
): AsyncGenerator<Bytes> {
  for (let sequence = 0; ; sequence++) {
    const bytes = await chunkOf(db, { ownerId, partId, sequence })
    if (bytes === undefined) return
    yield bytes
  }
}
