import { expect, test } from 'vitest'
import { mailTexts } from './texts.ts'
import { outboxTexts } from '../outbox/texts.ts'

/** Every leaf by its path: a text as its presence, a list as its length, a function as its kind. */
function shape(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [`${path}[${value.length}]`]
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}${value === '' ? ' (empty)' : ''}`]
  return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`))
}

test.each([
  ['mails', mailTexts],
  ['outbox', outboxTexts],
])('Finnish and English say of %s everything that Swedish says', (_, { sv, fi, en }) => {
  expect(shape(fi)).toEqual(shape(sv))
  expect(shape(en)).toEqual(shape(sv))
  expect(shape(sv).join()).not.toContain('(empty)')
})

test('no language is a copy of another', () => {
  const headings = Object.values(mailTexts).map(({ notice }) => notice.heading)
  expect(new Set(headings).size).toBe(3)
})
