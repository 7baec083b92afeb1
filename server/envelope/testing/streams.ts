import { type Bytes, concatBytes } from '../bytes.ts'

/** A stream of these bytes in chunks of one size. */
export function chunksOf(bytes: Bytes, size: number): ReadableStream<Bytes> {
  let offset = 0
  return new ReadableStream({
    pull: (controller) => {
      if (offset < bytes.length) controller.enqueue(bytes.subarray(offset, offset + size))
      else controller.close()
      offset += size
    },
  })
}

export async function collect(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const chunks: Bytes[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return concatBytes(chunks)
}
