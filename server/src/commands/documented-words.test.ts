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

describe.each(languages)('in %s', (language) => {
  const { receipts, answers } = mailTexts[language]
  const said = Object.values({ ...receipts.answers, ...answers.words }).flatMap((each) =>
    typeof each === 'string' ? [] : [each.say],
  )

  test('what our mails tell people to say is understood', () => {
    const understood = said.map((say) => [say, readCommand([say]).command.kind])
    expect(understood.filter(([, kind]) => kind === 'UNKNOWN').map(([say]) => say)).toEqual([
      receipts.answers.number.say,
    ])
  })
})
