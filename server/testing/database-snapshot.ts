import { sql } from 'drizzle-orm'
import type { Database } from '../src/db/database.ts'

/** What pg-boss writes down for itself, whoever asks for what. */
const housekeeping = ['pgboss.queue', 'pgboss.version', 'pgboss.warning', 'pgboss.queue_stats', 'pgboss.instance']

/** Every table of the database with a digest of its rows; `but`: a table and the column of it that may change. */
export async function databaseSnapshot(
  db: Database,
  but: Record<string, string> = {},
): Promise<Record<string, string>> {
  const found = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`)
  const tables = found.rows.map(({ name }) => name).filter((name) => !housekeeping.includes(name))
  const snapshot: Record<string, string> = {}
  for (const name of tables) {
    const rows = await db.execute<{ digest: string }>(
      sql`select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
        from (select (to_jsonb(t) - ${but[name] ?? ''}::text)::text as row from ${sql.raw(name)} t) rows`,
    )
    snapshot[name] = rows.rows[0]?.digest ?? ''
  }
  return snapshot
}
