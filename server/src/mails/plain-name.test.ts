import { describe, expect, test } from 'vitest'
import { nameOf, plainName, shownAddress } from './plain-name.ts'

describe('a name that somebody else chose', () => {
  test.each([
    ['Anna\r\nBcc: x@y.se', 'Anna Bcc: x@y.se'],
    ['  Anna \u2028 Andersson\t', 'Anna Andersson'],
    ['Anna\u202Eemoc', 'Annaemoc'],
    ['A\u200Bn\u00ADn\uFEFFa', 'Anna'],
    ['Åsa Öberg', 'Åsa Öberg'],
    ['Anna 👩‍👩‍👧', 'Anna 👩‍👩‍👧'],
    ['\r\n', ''],
  ])('%j becomes %j', (name, expected) => {
    expect(plainName(name)).toBe(expected)
  })

  test('is cut between characters, never inside one', () => {
    expect(plainName('👩‍👩‍👧'.repeat(10), 4)).toBe(`${'👩‍👩‍👧'.repeat(3)}…`)
    expect(plainName('abcd', 4)).toBe('abcd')
  })

  test('gives way to the address when nothing of it is left', () => {
    expect(nameOf({ name: '\u200B', address: 'anna@foretag.se' })).toBe('anna@foretag.se')
    expect(nameOf({ address: 'anna@foretag.se' })).toBe('anna@foretag.se')
  })
})

test.each([
  ['anna@xn--fretag-wxa.se', 'anna@företag.se'],
  ['anna@foretag.se', 'anna@foretag.se'],
  ['anna@xn--a', 'anna@xn--a'],
])('the address %s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})
