import { describe, expect, test } from 'vitest'
import { maskedPhone, parsePhone, type Phone } from './phone.ts'

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
    ['(0)40 123 4567', ['46', '358'], '+358401234567'],
    ['40 12 34 56', ['46', '47'], '+4740123456'],
    ['70-123 45 67', ['46', '358'], '+46701234567'],
    ['07911 123456', ['44'], '+447911123456'],
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

  test.each([
    ['4670123456', ['46', '358'], 'with a digit missing'],
    ['46-70 123 456', ['358', '46'], 'with a digit missing'],
    ['4670123456', ['358'], 'with a digit missing, where Sweden is not allowed'],
    ['004670123456', ['46', '358'], 'with 00 and a digit missing'],
    ['040701234567', ['46', '358'], 'with a digit too many, which is too long in Finland'],
    ['401234567', ['46', '358'], 'Finnish without its 0'],
    ['4520123456', ['358'], 'Danish, which would be Finnish with a 0'],
    ['46 12 34 56', ['46', '47'], 'Norwegian, but it begins with the code of Sweden'],
    ['07212345678', ['46', '44'], 'Swedish with a digit too many, or British'],
    ['0751234567', ['46', '33'], 'Swedish with a wrong digit, or French'],
    ['751234567', ['46', '33'], 'the same without its 0'],
  ])('%s is refused where %j are allowed: %s', (text, countries) => {
    expect(parsePhone(text, countries).kind).toBe('PhoneFault')
  })

  test.each(['0701234567', '46701234567', '0046701234567', '0721234567', '46731234567', '46761234567', '0791234567'])(
    '%s with a digit lost, twice or changed about is that of nobody in Finland',
    (text) => {
      const wrong = Array.from(text, (digit, at) => {
        const [before, after] = [text.slice(0, at), text.slice(at + 1)]
        return [before + after, before + digit + digit + after, before + after.slice(0, 1) + digit + after.slice(1)]
      }).flat()
      expect(wrong.filter((near) => isFinnish(parsePhone(near, ['46', '358'])))).toEqual([])
    },
  )

  test('that begins with 07 is never Finnish, however long', () => {
    const wrong = ['46', '358'].flatMap((country) =>
      Array.from({ length: 100 }, (_, n) => ({
        countries: [country, '358'],
        text: `07${n}12345678`.slice(0, 4 + (n % 9)),
      })),
    )
    expect(wrong.filter(({ text, countries }) => isFinnish(parsePhone(text, countries)))).toEqual([])
  })

  test('is shown with its last two digits alone', () => {
    expect(maskedPhone('+46701234567')).toBe('••• ••• •• 67')
  })
})

const isFinnish = (phone: Phone) => phone.kind === 'Phone' && phone.number.startsWith('+358')
