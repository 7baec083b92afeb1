import { expect, test } from 'vitest'
import { secondsUntilResend } from './resend-wait.ts'

const pin = { sentAt: '2026-11-24T18:00:00.000Z', resendAt: '2026-11-24T18:00:30.000Z' }

test('the seconds that are left are counted up to whole ones', () => {
  expect(secondsUntilResend(pin, new Date('2026-11-24T18:00:10.400Z'))).toBe(20)
  expect(secondsUntilResend(pin, new Date('2026-11-24T18:00:30.000Z'))).toBe(0)
})

test('a clock that is wrong makes nobody wait longer than the server meant', () => {
  expect(secondsUntilResend(pin, new Date('2026-11-24T15:00:00.000Z'))).toBe(30)
  expect(secondsUntilResend(pin, new Date('2027-01-01T00:00:00.000Z'))).toBe(0)
})
