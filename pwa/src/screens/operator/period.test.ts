import { expect, test } from 'vitest'
import { monthsOf } from './period.ts'

const clock = { now: () => new Date('2026-02-10T12:00:00Z') }

test('a time is whole months, the one that it is among them', () => {
  expect(monthsOf('year', clock)).toEqual({ from: '2025-03', to: '2026-02' })
  expect(monthsOf('twoYears', clock)).toEqual({ from: '2024-03', to: '2026-02' })
  expect(monthsOf('thisYear', clock)).toEqual({ from: '2026-01', to: '2026-02' })
  expect(monthsOf('lastYear', clock)).toEqual({ from: '2025-01', to: '2025-12' })
})
