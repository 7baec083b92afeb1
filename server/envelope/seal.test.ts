import { describe, expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'
import { open, seal, sealedUnder, type SealingKeys } from './seal.ts'
import { errorCodeOf } from './testing/errors.ts'
import { countingRandom } from './vectors/counting-random.ts'

const oldKek = countingRandom(1)(32)
const newKek = countingRandom(2)(32)
const dayKey = countingRandom(3)(32)
const plaintext = new TextEncoder().encode('+46701234567')
const context = 'phone:a delivery'

function ring(currentId: string, keks: Record<string, Bytes> = { old: oldKek, new: newKek }): SealingKeys {
  return { currentId, kek: (id) => keks[id] }
}

const sealed = (change: object = {}) =>
  seal({ keys: ring('new'), context, plaintext, random: countingRandom(4), ...change })

describe('a sealed value', () => {
  test.each([0, 1, 32, 100_000])('of %i bytes opens again', async (length) => {
    const value = countingRandom(9)(length)
    expect(await open({ keys: ring('new'), context, sealed: await sealed({ plaintext: value }) })).toEqual(value)
  })

  test('says which KEK it needs, and still opens once another is current', async () => {
    const before = await sealed({ keys: ring('old') })
    expect(sealedUnder(before)).toBe('old')
    expect(await open({ keys: ring('new'), context, sealed: before })).toEqual(plaintext)
    expect(sealedUnder(await sealed())).toBe('new')
  })

  test('looks different each time', async () => {
    const random = countingRandom(4)
    expect(await sealed({ random })).not.toEqual(await sealed({ random }))
  })
})

describe('a sealed value does not open', () => {
  test('once its KEK has left the ring', async () => {
    const keys = ring('new', { new: newKek })
    const before = await sealed({ keys: ring('old') })
    expect(await errorCodeOf(() => open({ keys, context, sealed: before }))).toBe('WRONG_KEY')
  })

  test('in the place of another', async () => {
    const attempt = async () => open({ keys: ring('new'), context: 'phone:another delivery', sealed: await sealed() })
    expect(await errorCodeOf(attempt)).toBe('WRONG_KEY')
  })

  test('without the day key it hangs on', async () => {
    const keys = ring('new')
    const dated = await sealed({ dayKey })
    expect(await open({ keys, dayKey, context, sealed: dated })).toEqual(plaintext)
    expect(await errorCodeOf(() => open({ keys, context, sealed: dated }))).toBe('WRONG_KEY')
    const otherDay = countingRandom(5)(32)
    expect(await errorCodeOf(() => open({ keys, dayKey: otherDay, context, sealed: dated }))).toBe('WRONG_KEY')
  })

  test('with the day key alone', async () => {
    const keys = ring('new', { new: oldKek })
    const dated = await sealed({ dayKey })
    expect(await errorCodeOf(() => open({ keys, dayKey, context, sealed: dated }))).toBe('WRONG_KEY')
  })

  test('with any byte changed, or at any other length', async () => {
    const keys = ring('new')
    const value = await sealed()
    for (let i = 0; i < value.length; i++) {
      const flipped = value.map((byte, at) => (at === i ? byte ^ 1 : byte))
      expect(await errorCodeOf(() => open({ keys, context, sealed: flipped })), `byte ${String(i)}`).toBeDefined()
      expect(await errorCodeOf(() => open({ keys, context, sealed: value.slice(0, i) })), `cut at ${String(i)}`).toBe(
        'DAMAGED',
      )
    }
    expect(await errorCodeOf(() => open({ keys, context, sealed: Uint8Array.of(...value, 0) }))).toBe('DAMAGED')
  })

  test('under another KEK of the same id', async () => {
    const value = await sealed()
    expect(await errorCodeOf(() => open({ keys: ring('new', { new: oldKek }), context, sealed: value }))).toBe(
      'WRONG_KEY',
    )
  })
})

describe('what sealing refuses', () => {
  test.each([
    ['a KEK id that is empty', { keys: ring('', { '': newKek }) }],
    ['a KEK id of 65 characters', { keys: ring('k'.repeat(65), { ['k'.repeat(65)]: newKek }) }],
    ['a KEK id with a space', { keys: ring('a b', { 'a b': newKek }) }],
    ['a KEK of 16 bytes', { keys: ring('new', { new: new Uint8Array(16) }) }],
    ['a day key of 16 bytes', { dayKey: new Uint8Array(16) }],
    ['a context that is empty', { context: '' }],
    ['a context with a NUL', { context: 'a\0b' }],
    ['a context that is not ASCII', { context: 'phone:Åsa' }],
  ])('%s', async (_, change) => {
    expect(await errorCodeOf(() => sealed(change))).toBe('MALFORMED')
  })
})
