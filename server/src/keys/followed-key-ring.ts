import type { Log } from '../ports/log.ts'
import { sameBytes } from './digests.ts'
import { readKeyRing, type KeyRing } from './key-ring.ts'

/** Milliseconds after which every server has seen a change of the file, when it meets no new key before. */
export const rereadMilliseconds = 5_000

type Followed = { file: string; ring: KeyRing; every?: number }

/**
 * The key ring as its file has it now. It is read again every few seconds, and at once when something is sealed under a
 * KEK that is not known: another server has read the new ring before this one. A file that cannot be read, or holds the
 * ring of another database, changes nothing.
 */
export function followedKeyRing(
  { log }: { log: Log },
  { file, ring, every = rereadMilliseconds }: Followed,
): KeyRing & { stop: () => void } {
  let now = ring
  let wasWell = true

  async function reread(): Promise<void> {
    const found = await readKeyRing(file).catch(() => undefined)
    const isWell = found !== undefined && sameBytes(found.pepper, ring.pepper)
    if (!isWell && wasWell) log.error('the file KEK_FILE is not the key ring of this database any more')
    wasWell = isWell
    if (!isWell) return
    const before = now.keks.currentId
    now = found
    if (before !== now.keks.currentId) log.info('sealing under another key', { kek: now.keks.currentId })
  }

  const timer = setInterval(() => void reread(), every).unref()
  return {
    pepper: ring.pepper,
    keks: {
      get currentId() {
        return now.keks.currentId
      },
      async kek(id) {
        const known = await now.keks.kek(id)
        if (known) return known
        await reread()
        return now.keks.kek(id)
      },
    },
    stop: () => {
      clearInterval(timer)
    },
  }
}
