import { numberWords } from '@sigill/texts/command-words.ts'
import { anyOf, everyPhrase, withoutCourtesies } from './folded.ts'

const numberWord = new RegExp(`^(?:${anyOf(everyPhrase(numberWords))})[:=]?(?: |$)`)
const numberWordAlone = new RegExp(`^(?:${anyOf(everyPhrase(numberWords))})$`)
/** With its century or without; a code must not go to what only looks like a telephone number. */
const personalNumber = /^(?:\d{2})?\d{6} ?[-+] ?\d{4}$/
/** `2026-12-24`, `24.12.2026`, `24/12`: an answer to the question how long. */
const date =
  /^(?:(?:19|20)\d{2}([ ./-]?)\d{1,2}\1\d{1,2}|\d{1,2}[./]\d{1,2}(?:[./ ] ?(?:\d{4}|\d{2}))?|\d{1,2}-\d{1,2}-\d{4})$/

/** A line that says no more than that a number comes. */
export const isNumberWord = (line: string) => numberWordAlone.test(withoutCourtesies(line))

/** What was meant as a telephone number, be it too short for one; without dots and brackets. */
export function writtenNumber(line: string): string | undefined {
  const said = withoutCourtesies(line.replaceAll(/[\u2010-\u2015]/g, '-')).replace(numberWord, '')
  if (personalNumber.test(said) || date.test(said) || !/^[+(]?\d[\d ()./-]{3,24}$/.test(said)) return undefined
  return said
    .replace(/\(0\)/, '')
    .replaceAll(/[()./]/g, '')
    .trim()
}

/** Two different telephone numbers; with a country and without it is the same one. */
export function areTwoNumbers(lines: string[]): boolean {
  const found = lines.flatMap((line, at) =>
    numbersIn(line).filter(
      (digits) => !(isLandline(digits) && lines.slice(1, at).some((above) => fullName.test(above))),
    ),
  )
  return new Set(found.map((digits) => digits.slice(-8))).size > 1
}

const numbersIn = (line: string) =>
  (line.match(/\d(?:[ ()./\u2010-\u2015-]{0,3}\d){5,}/g) ?? []).map((number) => number.replaceAll(/\D/g, ''))

/** Alone in its line, as in a signature without a closing. */
export const fullName = /^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?(?: \p{Lu}\p{L}*(?:-\p{Lu}\p{L}+)?){1,2}$/u
/** Of Sweden or Finland, and surely no mobile one of either: no code could go there. */
const isLandline = (digits: string) => /^(?:(?:00)?(?:46|358)0?|0)(?!4|50|7)[1-9]/.test(digits)
