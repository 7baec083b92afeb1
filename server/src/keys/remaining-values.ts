import type { Remaining } from './reseal.ts'

const reasons: Record<Remaining['why'], string> = {
  PAST: 'its day is over; expiry is about to destroy it',
  NO_DAY_KEY: 'the key of its day is missing from keys/days',
  DOES_NOT_OPEN: 'it was changed or damaged, or its key is missing from the key ring',
}
const mostLines = 50

/** What an operator reads of values that could not be moved: where they are, never what they hold. */
export function linesOf(remaining: Remaining[]): string[] {
  const lines = remaining
    .slice(0, mostLines)
    .map(({ where, key, kekId, why }) => `  ${where} of ${key} stays under ${kekId}: ${reasons[why]}`)
  const others = remaining.length - lines.length
  return others > 0 ? [...lines, `  and ${String(others)} more`] : lines
}
