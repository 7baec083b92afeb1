import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'
import { EnvelopeError } from './errors.ts'
import { openBytes, openPart, sealBytes, sealPart } from './part.ts'
import { chunksOf, collect } from './testing/streams.ts'
import { countingRandom } from './vectors/counting-random.ts'

const place = { contentKey: countingRandom(1)(32), ownerId: 'a message', partId: '1' }
const sealed = (plaintext: Bytes) => sealBytes({ ...place, plaintext, random: countingRandom(2) })
const sealing = (plaintext: AsyncIterable<Bytes>) =>
  ReadableStream.from(sealPart({ ...place, random: countingRandom(2) }, plaintext))

describe('a stream gives the same whatever the size of its chunks', () => {
  test.each([1, 7, 72, 73, 74, 4096, 65_480, 65_481, 65_496, 65_536, 65_569, 65_570, 131_072, 1_000_000])(
    '%i bytes',
    async (size) => {
      const plaintext = countingRandom(0)(size < 10 ? 66_000 : 200_000)
      const whole = await sealed(plaintext)
      expect(Buffer.compare(await collect(sealing(chunksOf(plaintext, size))), whole)).toBe(0)
      expect(Buffer.compare(await collect(chunksOf(whole, size).pipeThrough(openPart(place))), plaintext)).toBe(0)
    },
  )

  test('of every size, for a small part', async () => {
    const plaintext = countingRandom(0)(60)
    const whole = await sealed(plaintext)
    for (let size = 1; size <= whole.length; size++) {
      expect(await collect(sealing(chunksOf(plaintext, size)))).toEqual(whole)
      expect(await collect(chunksOf(whole, size).pipeThrough(openPart(place)))).toEqual(plaintext)
    }
  })

  test('empty chunks among them', async () => {
    const plaintext = countingRandom(0)(65_480)
    const nothing = new Uint8Array(0)
    const stream = ReadableStream.from([nothing, plaintext, nothing, nothing])
    expect(await openBytes({ ...place, sealed: await collect(sealing(stream)) })).toEqual(plaintext)
  })

  test('no chunks at all', async () => {
    const bytes = await collect(sealing(ReadableStream.from<Bytes>([])))
    expect(bytes).toEqual(await sealed(new Uint8Array(0)))
    const reader = chunksOf(bytes, 10).pipeThrough(openPart(place)).getReader()
    expect(await reader.read(), 'no empty chunk either').toEqual({ done: true, value: undefined })
  })
})

test('a writer may use its buffer again once the next chunk is asked for', async () => {
  const plaintext = countingRandom(0)(150_000)
  const buffer = new Uint8Array(1000)
  const reused = async function* () {
    for (let offset = 0; offset < plaintext.length; offset += buffer.length) {
      buffer.set(plaintext.subarray(offset, offset + buffer.length))
      yield await Promise.resolve(buffer)
    }
  }
  expect(await collect(sealing(reused()))).toEqual(await sealed(plaintext))
})

describe('a damaged stream', () => {
  test('gives out the segments before the damage, and nothing of the damaged one', async () => {
    const plaintext = countingRandom(0)(200_000)
    const bytes = await sealed(plaintext)
    const inThirdSegment = 73 + 65_496 + 65_536 + 10
    bytes[inThirdSegment] = (bytes[inThirdSegment] ?? 0) ^ 1
    const { given, error } = await drain(chunksOf(bytes, 10_000).pipeThrough(openPart(place)))
    expect(error).toMatchObject({ code: 'DAMAGED' })
    expect(given).toBe(65_480 + 65_520)
  })

  test('that ends between two segments ends in an error', async () => {
    const bytes = await sealed(countingRandom(0)(200_000))
    const { given, error } = await drain(chunksOf(bytes.subarray(0, 73 + 65_496), 10_000).pipeThrough(openPart(place)))
    expect(error).toMatchObject({ code: 'DAMAGED' })
    expect(given).toBe(0)
  })

  test('of another key gives out nothing, and stops its source', async () => {
    const bytes = await sealed(countingRandom(0)(200_000))
    const cancelled = Promise.withResolvers<unknown>()
    const source = new ReadableStream<Bytes>({
      pull: (controller) => {
        controller.enqueue(bytes)
      },
      cancel: cancelled.resolve,
    })
    const { given, error } = await drain(source.pipeThrough(openPart({ ...place, partId: '2' })))
    expect(error).toMatchObject({ code: 'WRONG_KEY' })
    expect(given).toBe(0)
    expect(await cancelled.promise).toBe(error)
  })

  test('is not begun when its place cannot be named', async () => {
    const source = chunksOf(countingRandom(0)(10), 10)
    const { error } = await drain(
      ReadableStream.from(sealPart({ ...place, ownerId: '', random: countingRandom(2) }, source)),
    )
    expect(error).toBeInstanceOf(EnvelopeError)
    expect(error).toMatchObject({ code: 'MALFORMED' })
  })
})

test('100 MB go through sealing and opening with no more than a few segments held, however slow the reader', async () => {
  const total = 100_000_000
  const chunk = countingRandom(0)(62_500)
  const hashIn = createHash('sha256')
  const hashOut = createHash('sha256')
  let taken = 0
  let given = 0
  let mostHeld = 0
  const source = new ReadableStream<Bytes>(
    {
      pull: (controller) => {
        if (taken === total) {
          controller.close()
          return
        }
        taken += chunk.length
        hashIn.update(chunk)
        controller.enqueue(chunk)
      },
    },
    { highWaterMark: 0 },
  )
  for await (const plaintext of sealing(source).pipeThrough(openPart(place))) {
    mostHeld = Math.max(mostHeld, taken - given)
    given += plaintext.length
    hashOut.update(plaintext)
    if (given % 7 === 0) await setImmediate()
  }
  expect(given).toBe(total)
  expect(hashOut.digest('hex')).toBe(hashIn.digest('hex'))
  expect(mostHeld).toBeLessThan(8 * 65_536)
})

async function drain(stream: ReadableStream<Bytes>): Promise<{ given: number; error: unknown }> {
  let given = 0
  try {
    for await (const chunk of stream) given += chunk.length
    return { given, error: undefined }
  } catch (error) {
    return { given, error }
  }
}
