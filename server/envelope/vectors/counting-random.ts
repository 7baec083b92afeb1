import type { Random } from '../bytes.ts'

/** Not random: counts up from `first`, so that what is sealed with it comes out the same every time. */
export function countingRandom(first: number): Random {
  let next = first
  return (length) => Uint8Array.from({ length }, () => next++ % 256)
}
