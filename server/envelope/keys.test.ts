import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { toBase64url } from './bytes.ts'
import { deriveLinkKeys, unwrapContentKey, wrapContentKey } from './keys.ts'
import { errorCodeOf } from './testing/errors.ts'
import { countingRandom } from './vectors/counting-random.ts'

const linkSecret = countingRandom(1)(32)
const contentKey = countingRandom(2)(32)
const deliveryId = 'a delivery'

describe('the keys of a link', () => {
  test('the same link gives the same access token, another link another', async () => {
    const { accessToken } = await deriveLinkKeys(linkSecret)
    expect((await deriveLinkKeys(linkSecret)).accessToken).toEqual(accessToken)
    expect((await deriveLinkKeys(countingRandom(3)(32))).accessToken).not.toEqual(accessToken)
  })

  test('the access token is not the secret, and the wrap key shows its bytes to nobody', async () => {
    const { wrapKey, accessToken } = await deriveLinkKeys(linkSecret)
    expect(accessToken).toHaveLength(32)
    expect(accessToken).not.toEqual(linkSecret)
    expect(Object.values(wrapKey)).toEqual([])
    expect(inspect(wrapKey)).toMatch(/^(?:PrivateKeyObject|SecretKeyObject|CryptoKey) \{/)
  })

  test.each([0, 31, 33])('a link secret of %i bytes is refused', async (length) => {
    expect(await errorCodeOf(() => deriveLinkKeys(countingRandom(1)(length)))).toBe('MALFORMED')
  })
})

describe('a wrapped content key', () => {
  test('opens with the link of its delivery', async () => {
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random: countingRandom(3) })
    expect(await unwrapContentKey({ wrapKey, deliveryId, wrappedKey })).toEqual(contentKey)
  })

  test('looks different each time', async () => {
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const random = countingRandom(3)
    const wrap = async () => toBase64url(await wrapContentKey({ wrapKey, deliveryId, contentKey, random }))
    expect(await wrap()).not.toBe(await wrap())
  })

  test('does not open for another delivery, nor with another link', async () => {
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const other = await deriveLinkKeys(countingRandom(4)(32))
    const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random: countingRandom(3) })
    const unwrap = (change: object) =>
      errorCodeOf(() => unwrapContentKey({ wrapKey, deliveryId, wrappedKey, ...change }))
    expect(await unwrap({ deliveryId: 'another' })).toBe('WRONG_KEY')
    expect(await unwrap({ wrapKey: other.wrapKey })).toBe('WRONG_KEY')
  })

  test('does not open with any byte changed, nor at any other length', async () => {
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random: countingRandom(3) })
    const unwrap = (bytes: Uint8Array<ArrayBuffer>) =>
      errorCodeOf(() => unwrapContentKey({ wrapKey, deliveryId, wrappedKey: bytes }))
    for (let i = 0; i < wrappedKey.length; i++) {
      const flipped = wrappedKey.map((byte, at) => (at === i ? byte ^ 0x80 : byte))
      expect(await unwrap(flipped), `byte ${String(i)}`).toBe(i === 0 ? 'UNSUPPORTED_VERSION' : 'WRONG_KEY')
      expect(await unwrap(wrappedKey.slice(0, i)), `cut at ${String(i)}`).toBe('DAMAGED')
    }
    expect(await unwrap(Uint8Array.of(...wrappedKey, 0))).toBe('DAMAGED')
  })

  test('a content key that is not 32 bytes, or a delivery id that is not plain ASCII, is refused', async () => {
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const wrap = (change: object) =>
      errorCodeOf(() => wrapContentKey({ wrapKey, deliveryId, contentKey, random: countingRandom(3), ...change }))
    expect(await wrap({ contentKey: new Uint8Array(16) })).toBe('MALFORMED')
    expect(await wrap({ deliveryId: 'a\0b' })).toBe('MALFORMED')
    expect(await wrap({ deliveryId: '' })).toBe('MALFORMED')
  })
})
