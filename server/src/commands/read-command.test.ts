import { describe, expect, test } from 'vitest'
import {
  commandWords,
  emptyWords,
  greetings,
  numberWords,
  switchWords,
  type CommandWord,
} from '@sigill/texts/command-words.ts'
import { languages, type Language } from '@sigill/texts/language.ts'
import { folded } from './folded.ts'
import { ownLines } from './own-lines.ts'
import { readCommand, type Command } from './read-command.ts'

const said = (...lines: string[]) => readCommand(lines).command
const unknown: Command = { kind: 'UNKNOWN' }
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const onWord = { sv: 'på', fi: 'päälle', en: 'on' }

/** What somebody may write around a word. */
const politely = (language: Language, phrase: string): string[] => [
  ...emptyWords.before[language].flatMap((word) => [
    `${word} ${phrase}`,
    `${capital(word)} ${phrase}`,
    `${capital(word)} ${capital(phrase)}`,
  ]),
  ...emptyWords.after[language].map((word) => `${phrase} ${word}`),
  ...greetings[language].flatMap((word) => [`${capital(word)} ${phrase}`, `${capital(word)}! ${capital(phrase)}`]),
]
const words = Object.entries(commandWords) as [CommandWord, (typeof commandWords)[CommandWord]][]

describe('every word', () => {
  const simple = words.filter(([word]) => word !== 'EXTEND' && word !== 'RECEIPTS')
  test.each(simple)(
    'of %s is understood, in capitals, without dots on its letters, quoted and with a courtesy',
    (word, phrases) => {
      for (const phrase of languages.flatMap((language) => phrases[language])) {
        for (const line of [
          phrase,
          phrase.toUpperCase(),
          folded(phrase),
          `${phrase}.`,
          `"${phrase}"`,
          `*${phrase}*`,
          `”${phrase}”, tack!`,
          `Please ${phrase} thanks`,
          ` \u00a0${phrase}!! `,
        ])
          expect(said(line), line).toEqual({ kind: word })
      }
    },
  )

  test.each(words)('of %s is understood with every courtesy and greeting, in a whole answer', (word, phrases) => {
    for (const language of languages) {
      for (const phrase of phrases[language]) {
        for (const line of politely(language, word === 'RECEIPTS' ? `${phrase} ${onWord[language]}` : phrase)) {
          const { command } = readCommand(ownLines(`${line}\n\nMvh Eva Ek\n060-12 34 56`))
          expect(command.kind, line).toBe(word === 'RECEIPTS' ? 'RECEIPTS_ON' : word)
        }
      }
    }
  })

  test('says which language it is of', () => {
    expect(readCommand(['Muistuta']).languages).toEqual(['fi'])
    expect(readCommand(['recall']).languages).toEqual(['en'])
    expect(readCommand(['påminn']).languages).toEqual(['sv'])
    expect(readCommand(['status']).languages).toEqual(['sv', 'en'])
    expect(readCommand(['070-123 45 67']).languages).toEqual([])
  })

  test('means one thing only', () => {
    const phrases = words.flatMap(([word, of]) =>
      [...new Set(languages.flatMap((each) => of[each]).map(folded))].map((phrase) => ({ word, phrase })),
    )
    for (const { word, phrase } of phrases)
      expect(
        phrases.filter((other) => other.phrase === phrase).map((other) => other.word),
        phrase,
      ).toEqual([word])
  })
})

describe('more time', () => {
  test.each([
    ['förläng 14', 14],
    ['Förläng 14 dagar, tack', 14],
    ['förläng med 2 veckor', 14],
    ['forlang tiden 10 dagar', 10],
    ['extend 14', 14],
    ['Extend by 3 days please', 3],
    ['extend 1 month', 30],
    ['jatka 14', 14],
    ['pidennä 14 päivää', 14],
    ['jatka aikaa 2 viikkoa', 14],
    ['förläng', 14],
    ['förläng 400', 400],
    ['förläng 1000', 1000],
    ['extend 100 weeks', 700],
  ])('%s is %i days', (line, days) => {
    expect(said(line)).toEqual({ kind: 'EXTEND', days })
  })

  test.each([
    'förläng 0',
    'förläng 0701234567',
    'förläng -3',
    'förläng 14 år',
    'förläng till fredag',
    'förläng 14 15',
    'förlängd 14',
  ])('%s is none', (line) => {
    expect(said(line)).toEqual(unknown)
  })
})

describe('receipts', () => {
  test.each(languages)('are switched on and off in %s', (language) => {
    for (const phrase of commandWords.RECEIPTS[language]) {
      for (const on of switchWords.on[language]) expect(said(`${phrase} ${on}`)).toEqual({ kind: 'RECEIPTS_ON' })
      for (const off of switchWords.off[language]) expect(said(`${phrase} ${off}`)).toEqual({ kind: 'RECEIPTS_OFF' })
    }
  })
  test('neither when it is not said which', () => {
    expect(said('läst')).toEqual(unknown)
    expect(said('läst kanske')).toEqual(unknown)
  })
})

describe('a number', () => {
  test.each([
    ['0701234567', '0701234567'],
    ['070-123 45 67', '070-123 45 67'],
    ['070–123 45 67', '070-123 45 67'],
    ['+46 70 123 45 67', '+46 70 123 45 67'],
    ['+46 (0)70-123 45 67', '+46 70-123 45 67'],
    ['0046701234567', '0046701234567'],
    ['(070) 123.45.67', '070 1234567'],
    ['070/123 45 67', '0701234567'],
    ['Numret är 070-123 45 67, tack!', '070-123 45 67'],
    ['nummer: 0701234567', '0701234567'],
    ['Numero on 040 1234567.', '040 1234567'],
    ['The number is +358 40 1234567', '+358 40 1234567'],
    ['Hej! 070-123 45 67', '070-123 45 67'],
    ['070-123', '070-123'],
  ])('%s is understood', (line, phone) => {
    const command = said(line)
    expect(command.kind === 'GIVE_NUMBER' && command.phone.replaceAll(/[ -]/g, '')).toBe(phone.replaceAll(/[ -]/g, ''))
  })

  test('may follow a line that announces it, or a greeting', () => {
    expect(said('Hej,', 'Numret är:', '070-123 45 67').kind).toBe('GIVE_NUMBER')
    expect(said('Hei Sigill!', '040 1234567').kind).toBe('GIVE_NUMBER')
  })

  test.each(languages)('may follow every word for it, in %s', (language) => {
    for (const word of numberWords[language]) {
      expect(said(`${word} 070-123 45 67`).kind, word).toBe('GIVE_NUMBER')
      expect(said(`${capital(word)}:`, '070-123 45 67').kind, word).toBe('GIVE_NUMBER')
    }
  })

  test('may follow a greeting of a name with a hyphen', () => {
    for (const hello of ['Hej Anna-Karin', 'Hej Anna-Karin!', 'Hei Anna-Liisa Ek,'])
      expect(said(hello, '070-123 45 67').kind, hello).toBe('GIVE_NUMBER')
    expect(said('Hej Anna-Karin, 070-123 45 67').kind).toBe('GIVE_NUMBER')
  })

  test('of a signature is none', () => {
    expect(said('Återkalla', '070-123 45 67')).toEqual({ kind: 'RECALL' })
    expect(said('Eva Ek', '070-123 45 67')).toEqual(unknown)
    expect(said('Eva Ek', 'Tel: 070-123 45 67')).toEqual(unknown)
    expect(said('Tel: 070-123 45 67')).toEqual(unknown)
    expect(said('Hej!', 'Eva Ek', '0701234567')).toEqual(unknown)
  })

  test.each([
    '14',
    'rum 12345',
    '070-123 45 67 eller 070-765 43 21',
    '070-123 45 67 är fel',
    '19850101-1234 är hennes personnummer',
    '2026-12-24',
    '2026 12 24',
    '20261224',
    '24.12.2026',
    '24.12.',
    '24/12',
    '24/12 2026',
    '24-12-2026',
  ])('%s is none', (line) => {
    expect(said(line)).toEqual(unknown)
  })
})

describe('what is not said', () => {
  test.each([
    '',
    'Återkalla inte!',
    'Jag vill inte återkalla',
    'Kan man återkalla?',
    'återkalla?',
    'do not recall',
    'recall notice',
    'statusen är oklar',
    'glöm det',
    'Hej',
    'Tack!',
    'Tack så mycket, återkalla inte',
    'hjälpte inte',
    'Återkalla Annas meddelande och skicka till Bo',
  ])('%j is not done', (line) => {
    expect(said(line)).toEqual(unknown)
  })

  test('two things at once are not done, one said twice is', () => {
    expect(said('återkalla', 'förläng 14')).toEqual(unknown)
    expect(said('förläng 7', 'förläng 14')).toEqual(unknown)
    expect(said('070-123 45 67', 'återkalla')).toEqual(unknown)
    expect(said('återkalla', 'recall')).toEqual({ kind: 'RECALL' })
  })

  test('a word far down is not done', () => {
    expect(said('Ett', 'Två', 'Tre', 'återkalla')).toEqual(unknown)
    expect(said('Det blev en annan person.', 'Återkalla')).toEqual({ kind: 'RECALL' })
  })

  test('a line of a megabyte takes no time', () => {
    const started = performance.now()
    for (const line of [
      'återkalla '.repeat(50),
      '0'.repeat(500),
      ' tack'.repeat(100),
      '!. '.repeat(160),
      '-'.repeat(500),
    ])
      expect(said(line)).toEqual(unknown)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
