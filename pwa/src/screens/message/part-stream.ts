import type { Bytes } from '@sigill/envelope/bytes.ts'
import { openPart } from '@sigill/envelope/part.ts'
import { outageOf } from '../../graphql/outage.ts'
import { SessionEnded } from '../../graphql/session-ended.ts'

export type PartPlace = { url: string; contentKey: Bytes; ownerId: string; partId: string }
type Watch = { signal: AbortSignal; progress: (sealedBytes: number) => void }

/** Fetches and opens a part as it comes. @throws SessionEnded, Outage; the stream errors with EnvelopeError or Outage. */
export async function openedPart(place: PartPlace, watch?: Watch): Promise<ReadableStream<Bytes>> {
  const response = await fetch(place.url, { cache: 'no-store', signal: watch?.signal ?? null }).catch(toOutage)
  if (response.status === 404) throw new SessionEnded()
  if (!response.ok || !response.body) throw outageOf(new Error(`HTTP ${response.status}`), navigator)
  return whole(response.body).pipeThrough(counted(watch?.progress)).pipeThrough(openPart(place))
}

const toOutage = (cause: unknown): never => {
  throw outageOf(cause, navigator)
}

/** A connection that breaks midway is an outage, not a damaged part. */
function whole(body: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const reader = body.getReader()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read().catch(toOutage)
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

function counted(progress: ((bytes: number) => void) | undefined): TransformStream<Bytes, Bytes> {
  let total = 0
  return new TransformStream({
    transform: (chunk, controller) => {
      total += chunk.length
      progress?.(total)
      controller.enqueue(chunk)
    },
  })
}
