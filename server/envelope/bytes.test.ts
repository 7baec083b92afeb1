import { describe, expect, test } from 'vitest'
import { concatBytes, digest, equalBytes, fromBase64url, toBase64url } from './bytes.ts'
import { errorCodeOf } from './testing/errors.ts'

describe('base64url', () => {
  test.each([
    [[], ''],
    [[0], 'AA'],
    [[251, 255], '-_8'],
    [[0, 16, 131], 'ABCD'],
  ])('%j is written %j, and read back', (bytes, text) => {
    expect(toBase64url(Uint8Array.from(bytes))).toBe(text)
    expect([...fromBase64url(text)]).toEqual(bytes)
  })

  test('every byte survives', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
  })

  test.each([
    ['padding', 'AA=='],
    ['the standard alphabet', '+/8'],
    ['a space', 'A A'],
    ['a line break', 'AA\n'],
    ['bits that say nothing', 'AB'],
    ['a single character', 'A'],
    ['another letter', 'ÅÄ'],
  ])('%s is refused: %j', async (_, text) => {
    expect(await errorCodeOf(() => fromBase64url(text))).toBe('MALFORMED')
  })
})

test('bytes are equal only when all of them and their number are', () => {
  const bytes = Uint8Array.of(1, 2, 3)
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true)
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 4))).toBe(false)
  expect(equalBytes(bytes, Uint8Array.of(1, 2))).toBe(false)
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 3, 0))).toBe(false)
})

test('pieces are joined in their order', () => {
  expect(concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)])).toEqual(Uint8Array.of(1, 2, 3))
})

test('the digest is SHA-256 (FIPS 180-4, "abc")', async () => {
  const abc = await digest(new TextEncoder().encode('abc'))
  expect(toBase64url(abc)).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
})
