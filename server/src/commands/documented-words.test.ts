import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  commandWords,
  denials,
  emptyWords,
  greetings,
  numberWords,
  switchWords,
  thanks,
  timeWords,
} from '@sigill/texts/command-words.ts'
import { languages, type Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { readCommand } from './read-command.ts'

const page = readFileSync(new URL('../../../docs/commands.md', import.meta.url), 'utf8').replaceAll(/[ ]+/g, ' ')

const cells = (phrases: Record<Language, readonly string[]>) => languages.map((each) => phrases[each].join(', '))
const row = (name: string, phrases: Record<Language, readonly string[]>) =>
  `| ${[name, ...cells(phrases)].join(' | ')} |`

test.each([
  ...Object.entries(commandWords).map(([name, phrases]) => row(`\`${name}\``, phrases)),
  row('a number, after', numberWords),
  row('on', switchWords.on),
  row('off', switchWords.off),
  ...timeWords.map(({ days, words }) => row(`${String(days)} ${days === 1 ? 'day' : 'days'}`, words)),
  row('before a word', emptyWords.before),
  row('after a word', emptyWords.after),
  row('a greeting', greetings),
  row('thanks', thanks),
  row('a denial', denials),
])('docs/commands.md has the line %s', (line) => {
  expect(page).toContain(line)
})

/** Every text of the mails by its path; what a text is told is said to be 14. */
function written(texts: unknown, path = ''): [path: string, text: string][] {
  if (typeof texts === 'string') return [[path, texts]]
  if (typeof texts === 'function')
    return written((texts as (facts: unknown) => unknown)(new Proxy({}, { get: () => '14' })), path)
  return Object.entries(texts ?? {}).flatMap(([key, inner]) => written(inner, `${path}.${key}`))
}

/** What the mails quote, as a command with its quotation marks, besides the buttons in them. */
function quoted(language: Language) {
  const { answers, digest } = mailTexts[language]
  const buttons = [answers.status, digest.answer]
  return written(mailTexts[language]).flatMap(([path, text]) =>
    [...text.matchAll(/[“”]([^“”]+)”/g)]
      .filter(([, word = '']) => !buttons.includes(word))
      .map(([word]) => ({ path, word, command: readCommand([word]).command })),
  )
}

test('the words that our mails quote are understood as they stand, and say the same in every language', () => {
  const said = languages.map((language) => quoted(language).map(({ path, command }) => ({ path, command })))
  expect(said[0]?.length).toBeGreaterThan(8)
  for (const other of said) expect(other).toEqual(said[0])
  const misread = languages.flatMap(quoted).filter(({ command }) => command.kind === 'UNKNOWN')
  expect(misread.map(({ word }) => word)).toEqual([])
})

describe.each(languages)('in %s', (language) => {
  const { receipts, answers } = mailTexts[language]
  const said = Object.values({ ...receipts.answers, ...answers.words }).flatMap((each) =>
    typeof each === 'string' ? [] : [each.say],
  )

  test('our mails name the first word of each cell', () => {
    const named: [keyof typeof commandWords, string][] = [
      ['RECALL', receipts.answers.recall.say],
      ['RECALL_ALL', receipts.answers.recallAll.say],
      ['EXTEND', receipts.answers.extend.say.replace(/ \d+$/, '')],
      ['STATUS', receipts.answers.status.say],
      ['REMIND', receipts.answers.remind.say],
      ['FORGET_NUMBER', answers.words.forgetNumber.say],
      ['RECEIPTS', receipts.answers.receiptsOff.say.replace(/ \S+$/, '')],
      ['RECEIPTS', answers.words.receiptsOn.say.replace(/ \S+$/, '')],
      ['UNLOCK', receipts.answers.unlock.say],
    ]
    for (const [word, say] of named) expect(say, word).toBe(commandWords[word][language][0])
  })

  test('what our mails tell people to say is understood', () => {
    const understood = said.map((say) => [say, readCommand([say]).command.kind])
    expect(understood.filter(([, kind]) => kind === 'UNKNOWN').map(([say]) => say)).toEqual([
      receipts.answers.number.say,
    ])
  })
})
