import { type Bytes, concatBytes, type Random } from './bytes.ts'
import type { Place } from './part-header.ts'
import { PartOpener } from './part-opener.ts'
import { PartSealer } from './part-sealer.ts'

/** Takes plaintext in chunks of any size, as they come; holds one segment and the chunk in hand, no more. */
export async function* sealPart(
  place: Place & { random: Random },
  plaintext: AsyncIterable<Uint8Array>,
): AsyncGenerator<Bytes> {
  const sealed: Bytes[] = []
  const sealer = await PartSealer.start(place, (bytes) => sealed.push(bytes))
  for await (const chunk of plaintext) {
    await sealer.push(chunk)
    yield* sealed.splice(0)
  }
  await sealer.end()
  yield* sealed
}

/** Gives out only what is proven to be this part's; a stream that ends without error is the whole part. */
export function openPart(place: Place): TransformStream<Uint8Array, Bytes> {
  let opener: PartOpener
  return new TransformStream({
    start: (controller) => {
      opener = new PartOpener(place, (bytes) => {
        controller.enqueue(bytes)
      })
    },
    transform: (chunk) => opener.push(chunk),
    flush: () => opener.end(),
  })
}

/** `sealPart` for a part that is in memory anyway. */
export async function sealBytes(input: Place & { random: Random; plaintext: Uint8Array }): Promise<Bytes> {
  const pieces: Bytes[] = []
  const sealer = await PartSealer.start(input, (bytes) => pieces.push(bytes))
  await sealer.push(input.plaintext)
  await sealer.end()
  return concatBytes(pieces)
}

/** `openPart` for a part that is in memory anyway. */
export async function openBytes(input: Place & { sealed: Uint8Array }): Promise<Bytes> {
  const pieces: Bytes[] = []
  const opener = new PartOpener(input, (bytes) => pieces.push(bytes))
  await opener.push(input.sealed)
  await opener.end()
  return concatBytes(pieces)
}
