import { languages, type Language } from '@sigill/texts/language.ts'
import {
  commandWords,
  daysWhenUnsaid,
  denials,
  greetings,
  switchWords,
  thanks,
  timeWords,
  type CommandWord,
} from '@sigill/texts/command-words.ts'
import { anyOf, everyPhrase, folded, withoutCourtesies } from './folded.ts'
import { areTwoNumbers, fullName, isNumberWord, writtenNumber } from './read-number.ts'

export type Command =
  | { kind: 'RECALL' | 'REMIND' | 'FORGET_NUMBER' | 'UNLOCK' }
  | { kind: 'RECALL_ALL' | 'RECEIPTS_ON' | 'RECEIPTS_OFF' }
  | { kind: 'EXTEND'; days: number }
  /** `phone`: as it was written, without dots and brackets. */
  | { kind: 'GIVE_NUMBER'; phone: string }
  | { kind: 'STATUS' | 'HELP' }
  /** Nothing that we know, or several things at once. */
  | { kind: 'UNKNOWN' }
  /** Said to a mail about several deliveries. */
  | { kind: 'WHICH' }

/** `languages`: those that the word is of; none for a number and for what is not known. */
export type SaidCommand = { command: Command; languages: Language[] }

/** A person says at once what they want; further down stand explanations, and what looks like a word by chance. */
const linesLookedAt = 3
/** In these, something may be said against it. */
const linesOfDoubt = 5
const mostLines = 20

/**
 * What somebody says in the lines that they wrote themselves (`own-lines.ts`). A word counts when it is all that stands in a line. A number
 * counts in the first line only: further down it is that of a signature.
 */
export function readCommand(ownLines: readonly string[]): SaidCommand {
  const own = ownLines.slice(0, mostLines)
  const lines = own.flatMap((line, at) =>
    isGreeting(line) ? [] : [{ line: withoutGreeting(line), above: own[at - 1] ?? '' }],
  )
  const found = lines.slice(0, linesLookedAt).flatMap(({ line, above }) => {
    const word = wordIn(line)
    return word ? [{ word, isWhole: isEnded(above) }] : []
  })
  const words = found.map(({ word }) => word)
  const different = new Set(words.map(({ command }) => JSON.stringify(command)))
  const number = numberIn(lines.map(({ line }) => line))
  if (different.size + (number ? 1 : 0) !== 1 || found.some(({ isWhole }) => !isWhole)) return unknown
  const said = number ?? {
    command: (words[0] as SaidCommand).command,
    languages: words.flatMap((word) => word.languages),
  }
  return isDoubtful(said.command, own) ? unknown : said
}

const unknown: SaidCommand = { command: { kind: 'UNKNOWN' }, languages: [] }

/** Above a word: a sentence that goes on in the next line may say the opposite of it. */
const isEnded = (line: string) =>
  line === '' ||
  /[.!:,]$/.test(line) ||
  isGreeting(line) ||
  thanksAlone.test(folded(line)) ||
  wordIn(line) !== undefined

/** What cannot be undone, or may lead a code astray, is not done when something is said against it. */
function isDoubtful({ kind }: Command, own: string[]): boolean {
  if (!guarded.includes(kind)) return false
  const lines = own.slice(0, linesOfDoubt)
  if (lines.some(isAgainst)) return true
  return (kind === 'GIVE_NUMBER' && areTwoNumbers(lines)) || (kind === 'RECALL_ALL' && mayLeaveOut(own))
}

const guarded: Command['kind'][] = ['RECALL', 'RECALL_ALL', 'GIVE_NUMBER', 'FORGET_NUMBER']

/** Whoever takes it back from all may name in the next line whom they do not mean; only thanks and a signature say nothing more. */
function mayLeaveOut(own: string[]): boolean {
  const word = own.findLastIndex((line) => wordIn(withoutGreeting(line)) !== undefined)
  const [name, ...rest] = own.slice(word + 1).filter((line) => !thanksAlone.test(folded(line)))
  if (name === undefined) return false
  // Two names below each other are a list; titles and addresses begin with a capital letter or a digit, or are one word.
  const [second = ''] = rest
  return !isName(name) || fullName.test(second) || !rest.every((line) => /^(?:[\p{Lu}\d+(]|\S+$)/u.test(line))
}

const isName = (line: string) => fullName.test(line) || /^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?$/u.test(line)

const denial = new RegExp(`(?<!\\p{L})(?:${anyOf(everyPhrase(denials))})(?!\\p{L})`, 'u')
const isAgainst = (line: string) => line.includes('?') || denial.test(folded(line))

/** A word or something said against one, in a line that looks like the beginning of a signature. */
export const saysMore = (line: string) => isAgainst(line) || wordIn(line) !== undefined

const [greetingWords, thanksWords] = [anyOf(everyPhrase(greetings)), anyOf(everyPhrase(thanks))]
const names = String.raw`(?: \p{L}+(?:-\p{L}+)*){0,3}`
const greetingAlone = new RegExp(`^(?:${greetingWords})${names}$`, 'u')
const thanksAlone = new RegExp(`^(?:${thanksWords})${names}$`, 'u')
const greetingBefore = new RegExp(`^(?:${greetingWords}|${thanksWords})(?= |!|\\.|$)`)
const thanksBefore = new RegExp(`^(?:${thanksWords})(?= |!|\\.|$)`)

/** `Hej Anna-Karin!` is no line to look at; `Hej, ring mig på` is one, and so is `Hej återkalla`. */
const isGreeting = (line: string) =>
  greetingAlone.test(folded(line)) &&
  /^[^,.!:]*(?:[!,.]+|(?<=^\P{L}*\p{L}+(?: [\p{L}-]+)?(?: \p{Lu}[\p{L}-]*)*))$/u.test(line.trim()) &&
  wordIn(behindGreeting(line)) === undefined

const greetingOfName = new RegExp(`^${names}[!.,]+\\s*(.*)$`, 'su')

/** What follows a greeting or thanks in a line that begins with one; otherwise all of it. */
function behindGreeting(line: string): string {
  const found = greetingBefore.exec(folded(line))
  if (!found) return line
  const rest = line.trim().slice(found[0].length)
  return greetingOfName.exec(rest)?.[1] ?? rest.trim()
}

/** Of `Hej! Återkalla` the second half. */
function withoutGreeting(line: string): string {
  const rest = behindGreeting(line)
  const saysNumber = writtenNumber(rest) !== undefined || isNumberWord(rest)
  return wordIn(rest) || (saysNumber && !thanksBefore.test(folded(line))) ? rest : line
}

function wordIn(line: string): SaidCommand | undefined {
  const said = withoutCourtesies(line)
  for (const [word, phrases] of Object.entries(commandWords) as [CommandWord, (typeof commandWords)[CommandWord]][]) {
    for (const phrase of new Set(everyPhrase(phrases).filter((each) => said.startsWith(each)))) {
      const command = commandOf(word, said.slice(phrase.length))
      if (command) return { command, languages: languages.filter((each) => phrases[each].map(folded).includes(phrase)) }
    }
  }
  return undefined
}

/** @param rest what follows the word */
function commandOf(word: CommandWord, rest: string): Command | undefined {
  if (word === 'EXTEND') {
    const days = daysIn(rest)
    return days === undefined ? undefined : { kind: 'EXTEND', days }
  }
  if (word === 'RECEIPTS') {
    const isOn = switchIn(rest.trim())
    return isOn === undefined ? undefined : { kind: isOn ? 'RECEIPTS_ON' : 'RECEIPTS_OFF' }
  }
  return rest === '' ? { kind: word } : undefined
}

function daysIn(rest: string): number | undefined {
  if (rest === '') return daysWhenUnsaid
  const [, count, unit = ''] = /^ ?\+?(\d{1,6}) ?([a-z]*)$/.exec(rest) ?? []
  if (count === undefined) return undefined
  const days = unit === '' ? 1 : timeWords.find(({ words }) => everyPhrase(words).includes(unit))?.days
  return days === undefined || Number(count) === 0 ? undefined : Number(count) * days
}

function switchIn(rest: string): boolean | undefined {
  if (everyPhrase(switchWords.on).includes(rest)) return true
  return everyPhrase(switchWords.off).includes(rest) ? false : undefined
}

/** In the first line, or in the second when the first says no more than that a number comes. */
function numberIn([first = '', second = '']: string[]): SaidCommand | undefined {
  const phone = writtenNumber(isNumberWord(first) ? second : first)
  return phone === undefined ? undefined : { command: { kind: 'GIVE_NUMBER', phone }, languages: [] }
}
