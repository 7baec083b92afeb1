import type { Dependencies } from '../dependencies.ts'
import { mayBeUnbound, rememberBound } from '../keys/check-key-ring.ts'
import { recipientBinding, senderBinding } from './bindings.ts'
import { bothSidesOf, insertBindings, lockUnbound } from './bindings.store.ts'

const atOnce = 500

/**
 * Binds what was accepted before there were bindings, as it stands: once, at the first start after. What has none later was changed.
 * May be stopped at any moment, and run by several servers at once.
 */
export async function bindDeliveries(deps: Pick<Dependencies, 'db' | 'keys' | 'random' | 'log'>): Promise<void> {
  if (!(await mayBeUnbound(deps))) return
  // What somebody holds comes last and one by one: whoever waits for it holds nothing that its holder may wait for.
  const free = await bindAll(deps, { limit: atOnce, skipLocked: true })
  const held = await bindAll(deps, { limit: 1, skipLocked: false })
  await rememberBound(deps)
  deps.log.info('deliveries of before are bound', { count: free + held })
}

type Binding = Pick<Dependencies, 'db' | 'keys'>
type Some = { limit: number; skipLocked: boolean }

async function bindAll(deps: Binding, some: Some): Promise<number> {
  let count = 0
  for (let ids = await bindSome(deps, some); ids.length > 0;) {
    count += ids.length
    ids = await bindSome(deps, { ...some, after: ids.at(-1) })
  }
  return count
}

/** Whoever they are of may be erased meanwhile: the addresses are read once the deliveries are held, and an erasure that waits for them undoes this. */
async function bindSome(deps: Binding, some: Some & { after?: string | undefined }): Promise<string[]> {
  return deps.db.transaction(async (tx) => {
    const ids = await lockUnbound(tx, some)
    if (ids.length === 0) return ids
    const rows = await bothSidesOf(tx, ids)
    await insertBindings(
      tx,
      rows.map((row) => ({
        id: row.id,
        recipientBinding: recipientBinding(deps, row),
        senderBinding: senderBinding(deps, row),
      })),
    )
    return ids
  })
}
