import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { readableDelivery } from '../deliveries/readable-delivery.ts'
import { hasSession } from '../sessions/start-session.ts'
import { readPart } from './part-reader.ts'
import { partById } from './parts.store.ts'

export type FoundPart = { size: number; chunks: AsyncIterable<Bytes> }

/** A sealed part of an opened delivery; undefined without its session, without the part, and once the message is destroyed. */
export async function findPart(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'log'>,
  { deliveryId, partId, sessionToken }: { deliveryId: string; partId: string; sessionToken: Bytes | undefined },
): Promise<FoundPart | undefined> {
  if (!(await hasSession(deps, { deliveryId, token: sessionToken }))) return undefined
  const delivery = await readableDelivery(deps, deliveryId)
  if (!delivery) return undefined
  const part = { ownerId: delivery.messageId, partId, deliveryId }
  const found = await partById(deps.db, part)
  return found && { size: found.size, chunks: whole(readPart(deps.db, part), found.size) }
}

/** @throws when it ends early: a browser that was promised more would wait for it */
async function* whole(chunks: AsyncIterable<Bytes>, size: number): AsyncGenerator<Bytes> {
  let left = size
  for await (const chunk of chunks) {
    left -= chunk.length
    yield chunk
  }
  if (left > 0) throw new Error('the message was destroyed while it was read')
}
