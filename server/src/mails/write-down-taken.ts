import { setTimeout as sleep } from 'node:timers/promises'

/** Below the 15 minutes after which pg-boss gives an active job to another worker. */
const patience = 600_000
const firstPause = 250
const longestPause = 5_000

/**
 * Writes down that the next mail server has taken a mail, and does not give up while the database is away: a job that is done again would
 * send the mail again. What remains is a process that dies between the two (RFC 1047); then the same Message-ID comes again.
 */
export async function writeDownTaken(write: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + patience
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      await write()
      return
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await sleep(pause)
  }
}
