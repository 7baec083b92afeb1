import { expect, test } from 'vitest'
import { formatDay, formatSize } from './formats.ts'

test('a day is written as people in each language write it', () => {
  const moment = '2026-12-24T12:00:00' // where this machine is
  expect(formatDay('sv', moment)).toBe('24 december 2026')
  expect(formatDay('fi', moment)).toBe('24. joulukuuta 2026')
  expect(formatDay('en', moment)).toBe('24 December 2026')
})

test.each([
  [512, '512 byte'],
  [1_536, '1.5 kB'],
  [245_760, '240 kB'],
  [52_428_800, '50 MB'],
])('%d bytes are written as %s', (bytes, written) => {
  expect(formatSize('en', bytes)).toBe(written)
})

test('a decimal comma is used where people use one', () => {
  expect(formatSize('sv', 1_536)).toBe('1,5 kB')
})
