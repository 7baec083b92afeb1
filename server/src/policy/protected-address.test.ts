import { describe, expect, test } from 'vitest'
import { normalisedAddress, parseProtectedAddress } from './protected-address.ts'

const parse = (address: string) => parseProtectedAddress(address, '.s')

describe('an address with the suffix', () => {
  test.each([
    ['anna@foretag.se.s', 'anna@foretag.se'],
    ['anna@foretag.se.S', 'anna@foretag.se'],
    ['Anna.Berg+x@Foretag.SE.s', 'Anna.Berg+x@foretag.se'],
    ['anna@blåbär.se.s', 'anna@xn--blbr-noae.se'],
    ['anna@xn--blbr-noae.se.s', 'anna@xn--blbr-noae.se'],
    ['anna@post.kommun.example.s', 'anna@post.kommun.example'],
    ["o'brien@example.com.s", "o'brien@example.com"],
  ])('%s is for %s', (address, recipient) => {
    expect(parse(address)).toEqual({ kind: 'ProtectedAddress', recipient })
  })

  test.each([
    ['anna@foretag.se.0701234567.s', '0701234567'],
    ['anna@foretag.se.070-123-45-67.s', '070-123-45-67'],
    ['anna@foretag.se.46701234567.S', '46701234567'],
    ['anna@foretag.se.070.s', '070'],
  ])('%s carries the number %s', (address, phoneLabel) => {
    expect(parse(address)).toEqual({ kind: 'ProtectedAddress', recipient: 'anna@foretag.se', phoneLabel })
  })
})

describe('what cannot be delivered is refused with what was meant', () => {
  test.each([
    'anna@foretag.se.s.',
    'anna@foretag.se,s',
    'anna@foretag.se.,s',
    'anna@foretag.se.ss',
    'anna@foretag.se.s.s',
    'anna@foretag.se..s',
    'anna@foretag.se.s.se',
  ])('%s', (address) => {
    expect(parse(address)).toEqual({ kind: 'AddressFault', code: 'MISSPELT_SUFFIX', suggestion: 'anna@foretag.se.s' })
  })

  test.each([
    'anna@foretag.se0701234567.s',
    'anna@foretag.se.07O1234567.s',
    'anna@foretag.se.+46701234567.s',
    'anna@foretag.se.070 123 45 67.s',
    'anna@foretag.se.PIN.s',
  ])('%s means a number that is not whole', (address) => {
    expect(parse(address)).toEqual({ kind: 'AddressFault', code: 'MALFORMED_PHONE' })
  })

  test.each(['anna@foretag.se', 'anna@s', 'anna', ''])('%j has no suffix', (address) => {
    expect(parse(address)).toMatchObject({ code: 'NOT_PROTECTED' })
  })

  test.each([
    '@foretag.se.s',
    'anna@foretag.s',
    'anna@[x].s',
    'anna@192.0.2.1.s',
    '"anna berg"@foretag.se.s',
    'anna%other.se@foretag.se.s',
    'other.se!anna@foretag.se.s',
    '@relay.se:anna@foretag.se.s',
    'anna..berg@foretag.se.s',
    'anna@-foretag.se.s',
    `${'a'.repeat(65)}@foretag.se.s`,
    'anna\r\nBcc: other@other.se@foretag.se.s',
  ])('%j is no mail address', (address) => {
    expect(parse(address)).toMatchObject({ code: 'MALFORMED_ADDRESS' })
  })
})

test('an address is at most 254 characters long', () => {
  const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.se`
  expect(normalisedAddress(`${'x'.repeat(50)}@${domain}`)).toBeDefined()
  expect(normalisedAddress(`${'x'.repeat(64)}@d${domain}d.example`)).toBeUndefined()
})
