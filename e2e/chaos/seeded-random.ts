/** The same numbers for the same seed, so that a run that found something can be run again. */
export type SeededRandom = {
  /** A whole number from 0 to `limit` - 1. */
  below: (limit: number) => number
  shuffled: <T>(list: readonly T[]) => T[]
}

/** Mulberry32: small, fast, and good enough to choose moments by. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return {
    below,
    shuffled: (list) => {
      const rest = [...list]
      return list.flatMap(() => rest.splice(below(rest.length), 1))
    },
  }
}
