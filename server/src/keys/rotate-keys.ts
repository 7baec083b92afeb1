import { setTimeout as sleep } from 'node:timers/promises'
import type { Dependencies } from '../dependencies.ts'
import { rereadMilliseconds } from './followed-key-ring.ts'
import { addKek, kekIds, readKeyRing } from './key-ring.ts'
import { resealAll, type Remaining, type Resealed } from './reseal.ts'
import { lockKeyRing } from './sealed-values.store.ts'

export type RotatingDependencies = Pick<Dependencies, 'db' | 'keyStore' | 'random' | 'clock'> & {
  /** The file of the key ring. */
  file: string
  /** Hears what is being done. */
  say: (line: string) => void
  /** Milliseconds until every server has read a changed ring. */
  patience?: number
}

export type KeysRotated = {
  /** Undefined when an earlier change was finished in place of beginning another. */
  added: string | undefined
  current: string
  /** KEKs that nothing is sealed under. */
  old: string[]
  remaining: Remaining[]
}

const pause = 200

/**
 * Makes a new KEK the current one and seals everything under it. Servers go on meanwhile. What was stopped half-way is
 * finished by running it again: as long as something is sealed under an older KEK, no further one is made.
 */
export async function rotateKeys(deps: RotatingDependencies): Promise<KeysRotated> {
  const { file, patience = 2 * rereadMilliseconds } = deps
  const { current: before } = await kekIds(file)
  const unfinished = await reseal(deps)
  const added = unfinished.moved > 0 ? undefined : await addUnlessChanged(deps, before)
  await reseal(deps)
  // A server that had not read the new ring yet has sealed under the old one until now.
  await sleep(patience)
  const remaining = await resealUntilDone(deps)
  const { current, ids } = await kekIds(file)
  const needed = new Set(remaining.map(({ kekId }) => kekId))
  return { added, current, old: ids.filter((id) => id !== current && !needed.has(id)), remaining }
}

/** @returns what cannot be moved */
export async function resealUntilDone(deps: RotatingDependencies): Promise<Remaining[]> {
  for (;;) {
    const { moved, skipped, remaining } = await reseal(deps)
    if (moved + skipped === 0) return remaining
    await sleep(pause)
  }
}

/** Of two who change the ring at once, the second one finds it changed. */
async function addUnlessChanged(deps: RotatingDependencies, before: string): Promise<string | undefined> {
  return deps.db.transaction(async (tx) => {
    await lockKeyRing(tx)
    const { current } = await kekIds(deps.file)
    if (current !== before) return undefined
    const added = await addKek(deps, deps.file)
    deps.say(`${added} is the new key`)
    return added
  })
}

/** Under the ring as it is now. */
async function reseal(deps: RotatingDependencies): Promise<Resealed> {
  const keys = await readKeyRing(deps.file)
  if (!keys) throw new Error('the key ring is gone')
  const moved = new Map<string, number>()
  return resealAll({ ...deps, keys }, (where, count) => {
    const before = moved.get(where) ?? 0
    moved.set(where, before + count)
    // A line whenever it is twice as many as at the line before.
    if (Math.log2(before + count) >= Math.floor(Math.log2(Math.max(before, 0.5))) + 1) {
      deps.say(`${where}: ${String(before + count)} sealed under the new key`)
    }
  })
}
