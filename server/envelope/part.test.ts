import { describe, expect, test } from 'vitest'
import { concatBytes } from './bytes.ts'
import type { EnvelopeErrorCode } from './errors.ts'
import { openBytes, sealBytes } from './part.ts'
import { segmentNonce } from './segments.ts'
import { errorCodeOf } from './testing/errors.ts'
import { twoKeyPart } from './testing/two-key-part.ts'
import { countingRandom } from './vectors/counting-random.ts'

const headerSize = 73
const firstSegment = 65_480
const segment = 65_520
const tag = 16

const place = { contentKey: countingRandom(1)(32), ownerId: 'a message', partId: '1' }
const sealed = (size: number, change: object = {}) =>
  sealBytes({ ...place, plaintext: countingRandom(0)(size), random: countingRandom(2), ...change })
const codeOf = (bytes: Uint8Array, change: object = {}) =>
  errorCodeOf(() => openBytes({ ...place, sealed: bytes, ...change }))

describe('a part', () => {
  test.each([
    ['nothing', 0, 1],
    ['one byte', 1, 1],
    ['one byte less than a segment', firstSegment - 1, 1],
    ['exactly a segment', firstSegment, 1],
    ['one byte more than a segment', firstSegment + 1, 2],
    ['exactly two segments', firstSegment + segment, 2],
    ['one byte more than two segments', firstSegment + segment + 1, 3],
  ])('of %s opens again, and grows by its header and a tag for each segment', async (_, size, segments) => {
    const bytes = await sealed(size)
    expect(bytes).toHaveLength(headerSize + size + segments * tag)
    expect(await openBytes({ ...place, sealed: bytes })).toEqual(countingRandom(0)(size))
  })

  test('looks different each time', async () => {
    const random = countingRandom(2)
    const [first, second] = [await sealed(100, { random }), await sealed(100, { random })]
    expect(second.subarray(1, 33)).not.toEqual(first.subarray(1, 33))
    expect(second.subarray(headerSize)).not.toEqual(first.subarray(headerSize))
  })
})

describe('a part is refused', () => {
  test('with any byte changed', async () => {
    const bytes = await sealed(20)
    for (let i = 0; i < bytes.length; i++) {
      const flipped = bytes.map((byte, at) => (at === i ? byte ^ 1 : byte))
      expect(await codeOf(flipped), `byte ${String(i)}`).toBe(expectedAt(i))
    }
  })

  test('cut off at any length, or with a byte more', async () => {
    const bytes = await sealed(20)
    for (let length = 0; length < bytes.length; length++) {
      expect(await codeOf(bytes.subarray(0, length)), `cut at ${String(length)}`).toBe('DAMAGED')
    }
    expect(await codeOf(Uint8Array.of(...bytes, 0))).toBe('DAMAGED')
  })

  test('of another version, even one whose header is shorter', async () => {
    expect(await codeOf(Uint8Array.of(2, 0, 0))).toBe('UNSUPPORTED_VERSION')
  })

  test('with another content key, for another owner, and as another part', async () => {
    const bytes = await sealed(20)
    expect(await codeOf(bytes, { contentKey: countingRandom(9)(32) })).toBe('WRONG_KEY')
    expect(await codeOf(bytes, { ownerId: 'another message' })).toBe('WRONG_KEY')
    expect(await codeOf(bytes, { partId: '2' })).toBe('WRONG_KEY')
  })

  test('when owner and part only look the same once joined', async () => {
    const bytes = await sealed(20, { ownerId: 'a', partId: 'bc' })
    expect(await codeOf(bytes, { ownerId: 'ab', partId: 'c' })).toBe('WRONG_KEY')
  })

  test('when AES-GCM alone would open it under a second key', async () => {
    const otherKey = countingRandom(9)(32)
    const { part, nonce, subkeys, segment } = twoKeyPart(place, [place.contentKey, otherKey])
    for (const subkey of subkeys) {
      const key = await crypto.subtle.importKey('raw', subkey, 'AES-GCM', false, ['decrypt'])
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, segment)
      expect(plain.byteLength, 'the positive control: both keys open the segment').toBe(16)
    }
    expect(await codeOf(part)).toBeUndefined()
    expect(await codeOf(part, { contentKey: otherKey })).toBe('WRONG_KEY')
  })

  test.each([
    ['a content key of 16 bytes', { contentKey: new Uint8Array(16) }],
    ['an owner with a NUL', { ownerId: 'a\0b' }],
    ['a part without a name', { partId: '' }],
  ])('%s: nothing is sealed or opened', async (_, change) => {
    expect(await errorCodeOf(() => sealed(1, change))).toBe('MALFORMED')
    expect(await codeOf(await sealed(1), change)).toBe('MALFORMED')
  })
})

describe('the segments of a part', () => {
  const pieces = async () => {
    const bytes = await sealed(firstSegment + 2 * segment + 1)
    const ends = [0, headerSize, headerSize + firstSegment + tag]
    for (let i = 0; i < 2; i++) ends.push((ends.at(-1) ?? 0) + segment + tag)
    return ends.map((start, i) => bytes.subarray(start, ends[i + 1]))
  }
  const arranged = async (order: number[]) => {
    const all = await pieces()
    return concatBytes(order.map((i) => all[i] ?? new Uint8Array(0)))
  }

  test('open in their order', async () => {
    expect(await codeOf(await arranged([0, 1, 2, 3, 4]))).toBeUndefined()
  })

  test.each([
    ['change places', [0, 1, 3, 2, 4]],
    ['come twice', [0, 1, 2, 2, 3, 4]],
    ['are left out in the middle', [0, 1, 3, 4]],
    ['are left out at the end', [0, 1, 2, 3]],
    ['are left out at the beginning', [0, 2, 3, 4]],
    ['are followed by the last once more', [0, 1, 2, 3, 4, 4]],
  ])('do not open when they %s', async (_, order) => {
    expect(await codeOf(await arranged(order))).toBe('DAMAGED')
  })

  test('do not open in another part of the same key', async () => {
    const other = await sealed(firstSegment + 2 * segment + 1, { random: countingRandom(50) })
    const mixed = other.slice()
    mixed.set((await pieces())[2] ?? [], headerSize + firstSegment + tag)
    expect(await codeOf(mixed)).toBe('DAMAGED')
  })

  test('are numbered up to 2^32 - 1, and never with the same nonce again', () => {
    const prefix = countingRandom(1)(7)
    expect([...segmentNonce(prefix, 2 ** 32 - 2, true)]).toEqual([...prefix, 255, 255, 255, 254, 1])
    expect(() => segmentNonce(prefix, 2 ** 32 - 1, false)).toThrow(RangeError)
  })
})

/** What opening says when the byte at this place is another. */
function expectedAt(index: number): EnvelopeErrorCode {
  if (index === 0) return 'UNSUPPORTED_VERSION'
  const commitment = index < 33
  const salt = index >= 34 && index < 66
  return commitment || salt ? 'WRONG_KEY' : 'DAMAGED'
}
