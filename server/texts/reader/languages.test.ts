import { expect, test } from 'vitest'
import { en as messageEn } from './message/en.ts'
import { fi as messageFi } from './message/fi.ts'
import { sv as messageSv } from './message/sv.ts'
import { en as openingEn } from './opening/en.ts'
import { fi as openingFi } from './opening/fi.ts'
import { sv as openingSv } from './opening/sv.ts'
import { en as senderEn } from '../sender/en.ts'
import { fi as senderFi } from '../sender/fi.ts'
import { sv as senderSv } from '../sender/sv.ts'

const sv = { ...openingSv, ...messageSv, sender: senderSv }
const fi = { ...openingFi, ...messageFi, sender: senderFi }
const en = { ...openingEn, ...messageEn, sender: senderEn }

function paths(texts: object, above = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? paths(value, `${above}${key}.`) : [`${above}${key}:${typeof value}`],
  )
}

test.each([
  ['Finnish', fi],
  ['English', en],
])('%s says everything that Swedish says, and nothing more', (_, texts) => {
  expect(paths(texts)).toEqual(paths(sv))
})

test.each([
  ['Finnish', fi],
  ['English', en],
])('%s leaves no sentence in Swedish', (_, texts) => {
  const sentences = (tree: object): string[] =>
    Object.values(tree).flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? sentences(value) : typeof value === 'string' ? [value] : [],
    )
  const swedish = new Set(sentences(sv))
  expect(sentences(texts).filter((sentence) => sentence.includes(' ') && swedish.has(sentence))).toEqual([])
})

test('the English names that people are told to look for stand', () => {
  const names = [en.summary.open, en.reply.reply, en.reply.send, en.pin.label]
  expect(names).toEqual(['Open message', 'Reply', 'Send reply', 'Code'])
})

test('one try is not called tries', () => {
  expect(en.pin.wrong({ triesLeft: 1 })).toContain('1 try left')
  expect(en.pin.wrong({ triesLeft: 2 })).toContain('2 tries left')
  expect(fi.pin.wrong({ triesLeft: 1 })).toContain('1 yritys jäljellä')
  expect(fi.pin.wrong({ triesLeft: 2 })).toContain('2 yritystä jäljellä')
})
