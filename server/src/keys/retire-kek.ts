import { setTimeout as sleep } from 'node:timers/promises'
import { kekIds, removeKek } from './key-ring.ts'
import type { Remaining } from './reseal.ts'
import { resealUntilDone, type RotatingDependencies } from './rotate-keys.ts'
import { allowKek, forbidKek, lockKeyRing, sealedColumns } from './sealed-values.store.ts'

export type RetireOutcome =
  | { kind: 'KekRetired' }
  | { kind: 'UnknownKek'; ids: string[] }
  | { kind: 'CurrentKek' }
  | { kind: 'KekNeeded'; remaining: Remaining[] }

const columns = Object.values(sealedColumns)
const tries = 20
const pause = 500

/**
 * Takes a KEK out of the key ring once nothing is sealed under it. Before it looks for the last time, the database is told
 * to store nothing more under it: a server that had not seen the new ring would seal messages that nobody could open.
 */
export async function retireKek(deps: RotatingDependencies, { id }: { id: string }): Promise<RetireOutcome> {
  const { current, ids } = await kekIds(deps.file)
  if (!ids.includes(id)) return { kind: 'UnknownKek', ids }
  if (id === current) return { kind: 'CurrentKek' }
  const neededFor = async () => (await resealUntilDone(deps)).filter(({ kekId }) => kekId === id)
  const before = await neededFor()
  if (before.length > 0) return { kind: 'KekNeeded', remaining: before }
  try {
    for (const column of columns) await forbid(deps, { column, id })
    const meanwhile = await neededFor()
    if (meanwhile.length === 0) await remove(deps, id)
    else await allow(deps, id)
    return meanwhile.length === 0 ? { kind: 'KekRetired' } : { kind: 'KekNeeded', remaining: meanwhile }
  } catch (error) {
    await allow(deps, id)
    throw error
  }
}

type Forbidden = { column: Parameters<typeof forbidKek>[1]; id: string }

/** A long statement of somebody else's must not make all that come after it wait: better a few short tries. */
async function forbid({ db }: RotatingDependencies, { column, id }: Forbidden): Promise<void> {
  for (let nr = 1; ; nr++) {
    try {
      await db.transaction((tx) => forbidKek(tx, column, id))
      return
    } catch (error) {
      if (nr === tries) throw error
      await sleep(pause)
    }
  }
}

async function allow({ db }: RotatingDependencies, id: string): Promise<void> {
  for (const column of columns) await allowKek(db, column, id)
}

async function remove({ db, file }: RotatingDependencies, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockKeyRing(tx)
    await removeKek(file, id)
  })
}
