import { describe, expect, test } from 'vitest'
import { maskedPhone, parsePhone } from './phone.ts'

describe('a number', () => {
  test.each(['0701234567', '070-123 45 67', '46701234567', '0046701234567', '+46701234567'])(
    '%s is read as E.164',
    (text) => {
      expect(parsePhone(text, ['46'])).toEqual({ kind: 'Phone', number: '+46701234567' })
    },
  )

  test.each(['070', '0', '070123456', '07012345678901', 'abc', ''])('%j is not whole', (text) => {
    expect(parsePhone(text, ['46'])).toEqual({ kind: 'PhoneFault', code: 'MALFORMED_PHONE' })
  })

  test('of a country that the operator does not allow is refused', () => {
    expect(parsePhone('+358401234567', ['46'])).toEqual({ kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' })
    expect(parsePhone('+358401234567', ['46', '358'])).toEqual({ kind: 'Phone', number: '+358401234567' })
  })

  test.each([
    ['on the wall', '08-50829000'],
    ['at a premium rate', '0900-123456'],
    ['at a premium rate', '0939-123456'],
    ['that is free to call', '020-123456'],
    ['of shared cost', '0771-123456'],
    ['of a switchboard', '010-1234567'],
    ['of a pager', '0740-123456'],
    ['at a premium rate in Finland', '+358600123456'],
    ['on the wall in Finland', '+358912345678'],
  ])('of a telephone %s (%s) is refused, for it gets no SMS', (_kind, text) => {
    expect(parsePhone(text, ['46', '358'])).toEqual({ kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' })
  })

  test.each([
    ['0701234567', '+46701234567'],
    ['0721234567', '+46721234567'],
    ['0731234567', '+46731234567'],
    ['0761234567', '+46761234567'],
    ['0791234567', '+46791234567'],
    ['358401234567', '+358401234567'],
    ['358451234567', '+358451234567'],
    ['358501234567', '+358501234567'],
    ['12025550123', '+12025550123'],
  ])('%s gets SMS', (text, number) => {
    expect(parsePhone(text, ['46', '358', '1'])).toEqual({ kind: 'Phone', number })
  })

  test.each([
    ['040 123 4567', ['358'], '+358401234567'],
    ['040 123 4567', ['46', '358'], '+358401234567'],
    ['0401234567', ['358', '46'], '+358401234567'],
    ['050-123 4567', ['46', '358'], '+358501234567'],
    ['070-123 45 67', ['358', '46'], '+46701234567'],
    ['40 12 34 56', ['46', '47'], '+4740123456'],
  ])('%s is read as the mobile number of a country among %j', (text, countries, number) => {
    expect(parsePhone(text, countries)).toEqual({ kind: 'Phone', number })
  })

  test('that is mobile in two countries is one of the first that is allowed', () => {
    expect(parsePhone('40 12 34 56', ['47', '45'])).toEqual({ kind: 'Phone', number: '+4740123456' })
    expect(parsePhone('40 12 34 56', ['45', '47'])).toEqual({ kind: 'Phone', number: '+4540123456' })
  })

  test.each([
    ['040 123 4567', ['46']],
    ['070-123 45 67', ['358']],
  ])('%s is refused where only %j is allowed', (text, countries) => {
    expect(parsePhone(text, countries)).toEqual({ kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' })
  })

  test('is shown with its last two digits alone', () => {
    expect(maskedPhone('+46701234567')).toBe('••• ••• •• 67')
  })
})
