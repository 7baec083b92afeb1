const heldBytes = 4 * 1024 * 1024

/** The whole stream as a Blob. Browsers keep Blobs on disk when they grow, so that only `heldBytes` at a time are in memory. */
export async function collectBlob(stream: ReadableStream<Uint8Array<ArrayBuffer>>, type: string): Promise<Blob> {
  const kept: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const keep = () => {
    kept.push(new Blob(held))
    held = []
    size = 0
  }
  for await (const chunk of chunksOf(stream)) {
    held.push(chunk)
    size += chunk.length
    if (size >= heldBytes) keep()
  }
  keep()
  return new Blob(kept, { type })
}

// Safari cannot iterate over a stream.
async function* chunksOf<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    reader.releaseLock()
  }
}
