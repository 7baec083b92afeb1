import type { Database, Executor } from './database.ts'

/** A transaction in place of the database: what a use case does in its own is committed with the rest of this one, or not at all. */
export function within(tx: Executor): Database {
  const transaction: Database['transaction'] = (work) => work(tx)
  return Object.assign(Object.create(tx) as Executor, { transaction })
}
