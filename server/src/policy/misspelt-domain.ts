import { isListed } from './category.ts'

/** A shorter name is a letter away from too many others. */
const leastLetters = 4

/**
 * The known domain that was meant, when this one is a letter away from it: one too many, too few or another, or two changed about
 * (a Damerau-Levenshtein distance of 1). A domain that is known itself means itself.
 */
export function misspeltDomain(domain: string, known: readonly string[]): string | undefined {
  if (isListed(domain, known)) return undefined
  return known.find((entry) => entry.lastIndexOf('.') >= leastLetters && isOneLetterAway(domain, entry))
}

function isOneLetterAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  const isSwapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
  return isSwapped || Math.max(left.length, right.length) === 1
}
