import type { Dependencies } from '../dependencies.ts'
import { mayBeUnbound, rememberBound } from '../keys/check-key-ring.ts'
import { recipientBinding, senderBinding } from './bindings.ts'
import { insertBindings, unboundDeliveries } from './bindings.store.ts'

const atOnce = 500

/**
 * Binds what was accepted before there were bindings, as it stands: once, at the first start after. What has none later was changed.
 * May be stopped at any moment, and run by several servers at once.
 */
export async function bindDeliveries(deps: Pick<Dependencies, 'db' | 'keys' | 'random' | 'log'>): Promise<void> {
  const { db, log } = deps
  if (!(await mayBeUnbound(deps))) return
  let count = 0
  for (let rows = await unboundDeliveries(db, { after: undefined, limit: atOnce }); rows.length > 0;) {
    const bound = rows.map((row) => ({
      id: row.id,
      recipientBinding: recipientBinding(deps, row),
      senderBinding: senderBinding(deps, row),
    }))
    await insertBindings(db, bound)
    count += rows.length
    rows = await unboundDeliveries(db, { after: rows.at(-1)?.id, limit: atOnce })
  }
  await rememberBound(deps)
  log.info('deliveries of before are bound', { count })
}
