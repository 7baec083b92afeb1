import { setTimeout as sleep } from 'node:timers/promises'
import type { Running } from './program.ts'

/** `pause`: milliseconds between an end and the next start. */
export type Part = { name: string; start: () => Promise<Running>; pause?: number }

export type Kept = {
  /** Resolves with one sentence when the part ends too often to be started again. */
  failed: Promise<string>
  /** To whichever runs now. */
  signal: Running['signal']
  stop: () => Promise<void>
}

const mostEnds = 5
const withinMilliseconds = 60_000

/**
 * Starts a part again after it ended by itself: a crash of one must not take the others with it, and while the server is
 * away the SMTP intake says "try again later". A part that ends five times a minute is beyond that.
 */
export function keepRunning({ name, start, pause = 500 }: Part, first: Running, say: (line: string) => void): Kept {
  const stopping = new AbortController()
  const ends: number[] = []
  let current = first

  async function startAgain(): Promise<Running> {
    await sleep(pause, undefined, { signal: stopping.signal })
    const next = await start()
    if (stopping.signal.aborted) await next.stop()
    return next
  }

  async function watch(): Promise<string> {
    for (;;) {
      const how = await current.ended
      if (stopping.signal.aborted) return `${name} was stopped`
      ends.push(performance.now())
      const earlier = ends.at(-mostEnds)
      if (earlier !== undefined && performance.now() - earlier < withinMilliseconds) {
        return `${name} ended ${String(mostEnds)} times within a minute (${how}).`
      }
      say(`${name} ended (${how}) and is started again.`)
      current = await startAgain()
    }
  }

  const failed = watch().catch((error: unknown) => `${name} does not start again: ${String(error)}`)
  return {
    failed,
    signal(signal) {
      current.signal(signal)
    },
    async stop() {
      stopping.abort()
      await current.stop()
      await failed
    },
  }
}
