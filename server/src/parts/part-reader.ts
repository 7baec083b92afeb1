import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { chunkOf, type PartId } from './parts.store.ts'

/** The sealed bytes of a part, a chunk at a time. Ends early when the message is destroyed, or its delivery recalled, meanwhile. */
export async function* readPart(db: Executor, part: PartId): AsyncGenerator<Bytes> {
  for (let sequence = 0; ; sequence++) {
    const bytes = await chunkOf(db, { ...part, sequence })
    if (bytes === undefined) return
    yield bytes
  }
}
