import { sql } from 'drizzle-orm'
import type { Executor } from '../src/db/database.ts'

/** How many of this database's connections wait for another. */
export async function waitingForLocks(db: Pick<Executor, 'execute'>): Promise<number> {
  const { rows } = await db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  return rows[0]?.waiting ?? 0
}
