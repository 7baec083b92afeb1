import type { Executor } from './database.ts'

type Asked<Row> = { ids: Set<string>; rows: Promise<Map<string, Row>> }

/** Rows by their id: what is asked for at once, as the jobs of a batch do, is read with one statement. */
export function sharedRead<Row extends { id: string }>(read: (db: Executor, ids: string[]) => Promise<Row[]>) {
  const open = new WeakMap<Executor, Asked<Row>>()

  const ask = (db: Executor): Asked<Row> => {
    const ids = new Set<string>()
    // In the next microtask everybody has asked.
    const rows = Promise.resolve().then(async () => {
      open.delete(db)
      return new Map((await read(db, [...ids])).map((row) => [row.id, row]))
    })
    return { ids, rows }
  }
  return async (db: Executor, id: string): Promise<Row | undefined> => {
    const asked = open.get(db) ?? ask(db)
    open.set(db, asked)
    asked.ids.add(id)
    return (await asked.rows).get(id)
  }
}
