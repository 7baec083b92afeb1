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

/** In place of a name or a moment its key. */
const facts = new Proxy({}, { get: (_, key) => String(key) })

/** Every sentence by its path. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return sentences((value as (given: object) => unknown)(facts), path)
  return Object.entries(value as object).flatMap(([key, inner]) =>
    sentences(inner, path === '' ? key : `${path}.${key}`),
  )
}

/** Names, numbers and signs, and words that two languages share. */
const maybeTheSame = [
  'answers.subject',
  'receipts.answers.number.say',
  'receipts.answers.status.say',
  'statistics.before',
]

test.each([
  ['mails', mailTexts],
  ['outbox', outboxTexts],
])('in no sentence of %s one language is a copy of another', (_, { sv, fi, en }) => {
  const inFinnish = new Map(sentences(fi))
  const inEnglish = new Map(sentences(en))
  const copied = sentences(sv)
    .filter(([path, text]) => new Set([text, inFinnish.get(path), inEnglish.get(path)]).size < 3)
    .map(([path]) => path)
  expect(copied.filter((path) => !maybeTheSame.includes(path))).toEqual([])
})
