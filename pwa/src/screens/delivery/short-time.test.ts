import { expect, test } from 'vitest'
import { isTimeShort } from './short-time.ts'

const clock = { now: () => new Date('2026-11-29T12:00:00Z') }

test.each([
  ['2026-12-06T12:00:00Z', true],
  ['2026-12-06T12:00:01Z', false],
  ['2026-11-29T12:00:01Z', true],
])('until %s: %s', (expiresAt, isShort) => {
  expect(isTimeShort(clock, expiresAt)).toBe(isShort)
})
