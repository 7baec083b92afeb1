import { emptyWords } from '@sigill/texts/command-words.ts'
import { languages, type Language } from '@sigill/texts/language.ts'

/** The same for capital letters, accents, kinds of spaces, and what mail programs put around a word that is copied or bold. */
export function folded(line: string): string {
  const plain = line.normalize('NFD').replaceAll(/\p{M}+/gu, '')
  return plain
    .toLowerCase()
    .replaceAll(/["'*_”“„’‘»«<>]+/g, '')
    .replaceAll(/[\s,]+/g, ' ')
    .replaceAll(/^[ –-]+|[ .!:–-]+$/g, '')
}

export const everyPhrase = (phrases: Record<Language, readonly string[]>) =>
  languages.flatMap((each) => phrases[each]).map(folded)

/** Longest first, so that no phrase is taken for the beginning of another. */
export const anyOf = (phrases: string[]) => phrases.toSorted((one, other) => other.length - one.length).join('|')

const before = new RegExp(`^(?:${anyOf(everyPhrase(emptyWords.before))}) `)
const after = new RegExp(`[ !.]+(?:${anyOf(everyPhrase(emptyWords.after))})[!.]*$`)

/** Folded, and without what changes nothing of what is meant. */
export function withoutCourtesies(line: string): string {
  let rest = folded(line).replace(before, '')
  for (let shorter = rest.replace(after, ''); shorter !== rest; shorter = rest.replace(after, '')) rest = shorter
  return rest.replace(/[!.]+$/, '')
}
