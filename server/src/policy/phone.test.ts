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

  test('of a telephone on the wall is refused, for it gets no SMS', () => {
    expect(parsePhone('08-50829000', ['46'])).toEqual({ kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' })
  })

  test('is shown with its last two digits alone', () => {
    expect(maskedPhone('+46701234567')).toBe('••• ••• •• 67')
  })
})
