import { expect, test } from 'vitest'
import { readText } from './text-body.ts'

const shape = (text: string) =>
  readText(text).map(({ kind, lines }) => [kind, lines.map((line) => line.map(({ text }) => text).join('')).join('\n')])

test('lines that begin with > are a quote, with the line that introduces them', () => {
  const text = 'Hej!\n\nTack.\n\nDen 24 november skrev Anna <anna@foretag.se>:\n> Hej\n>\n> > Längst in\n\nHälsningar'
  expect(shape(text)).toEqual([
    ['Text', 'Hej!\n\nTack.'],
    ['Quote', 'Den 24 november skrev Anna <anna@foretag.se>:\n> Hej\n>\n> > Längst in'],
    ['Text', 'Hälsningar'],
  ])
})

test.each([
  ['-----Ursprungligt meddelande-----\nFrån: Anna'],
  ['----- Original Message -----\n\nFrom: Anna'],
  ['________________________________\nLähettäjä: Anna'],
])('everything below the line that Outlook puts above an earlier mail is a quote', (earlier) => {
  expect(shape(`Hej!\n\n${earlier}\nÄmne: Hej`)).toEqual([
    ['Text', 'Hej!'],
    ['Quote', `${earlier}\nÄmne: Hej`],
  ])
})

test('a line of underscores that no mail follows is just a line', () => {
  expect(shape('Hej\n____________________________\nFörklaring')).toHaveLength(1)
})

test('addresses of pages and people become links', () => {
  const [line] = readText('Se https://kommun.se/a?b=1 eller www.kommun.se, fråga anna@kommun.se.')[0]?.lines ?? []
  expect(line?.filter(({ href }) => href !== undefined)).toEqual([
    { text: 'https://kommun.se/a?b=1', href: 'https://kommun.se/a?b=1' },
    { text: 'www.kommun.se', href: 'http://www.kommun.se' },
    { text: 'anna@kommun.se', href: 'mailto:anna@kommun.se' },
  ])
})

test('what could run or leave the web does not become a link', () => {
  const [line] = readText('javascript:alert(1) data:text/html,x ftp://a.se/b file:///etc //a.se/b')[0]?.lines ?? []
  expect(line?.every(({ href }) => href === undefined || /^(https?|mailto):/.test(href))).toBe(true)
})

test('an empty text has no blocks', () => {
  expect(readText('')).toEqual([])
  expect(readText(' \r\n\r\n ')).toEqual([])
})

test('a text as long as a log is read in no time', () => {
  const begun = performance.now()
  expect(readText('rad\n\n'.repeat(50_000))[0]?.lines).toHaveLength(99_999)
  expect(performance.now() - begun).toBeLessThan(10_000)
})
