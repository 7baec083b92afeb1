import { setTimeout as sleep } from 'node:timers/promises'

/** How requests come: until so many have come, or for so long. */
export type Arrivals = {
  count?: number | undefined
  seconds?: number | undefined
  /**
   * So many a second, each at its moment, whether the ones before are through or not; without it whoever is free sends
   * the next.
   */
  rate?: number | undefined
}

/** The number of a request, and the moment that its latency counts from. */
export type Due = { n: number; due: number }

/** @returns what waits for the next request, and says undefined when there are no more */
export function arriving({ count = Infinity, seconds = Infinity, rate }: Arrivals): () => Promise<Due | undefined> {
  const begun = performance.now()
  let n = 0
  return async () => {
    const after = rate === undefined ? performance.now() - begun : (n / rate) * 1000
    // One at least, however short the time.
    if (n >= count || (n > 0 && after >= seconds * 1000)) return undefined
    const mine = { n: n++, due: begun + after }
    const wait = mine.due - performance.now()
    if (wait > 0) await sleep(wait)
    return mine
  }
}
