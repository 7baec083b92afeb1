import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { afterAll, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '../src/db/database.ts'
import { startJobs } from '../src/jobs/jobs.ts'
import { silentLog } from '../src/ports/log.ts'
import { createTestDatabase } from './test-database.ts'

/** A database with its connections, its jobs, and hands to do them with. */
export type TestStore = Awaited<ReturnType<typeof makeStore>>

const free: TestStore[] = []

afterAll(async () => {
  for (const store of free.splice(0)) await store.close()
})

/** One that nobody else has and that holds nothing. Tests of a file have it one after the other, for making one takes a third of a second. */
export async function borrowTestStore(): Promise<TestStore> {
  const store = free.pop() ?? (await makeStore())
  const schema = await schemaOf(store.db)
  onTestFinished(async () => {
    const isAsBefore = !(await isBusy(store.db)) && isDeepStrictEqual(await schemaOf(store.db), schema)
    if (!isAsBefore) return store.close()
    await empty(store.db)
    free.push(store)
  })
  // What a test does to its database object, it does to this one.
  return { ...store, db: Object.create(store.db) as Database }
}

async function makeStore() {
  const { url, drop } = await createTestDatabase()
  const { db, close } = openDatabase(url, { connections: 10, onError: () => undefined })
  const jobs = await startJobs({ databaseUrl: url, timeZone: 'Europe/Stockholm', log: silentLog })
  const boss = await new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false }).start()
  return {
    ...{ url, db, jobs, boss },
    close: async () => {
      await boss.stop({ graceful: false })
      await jobs.stop()
      await close()
      await drop()
    },
  }
}

/** Something of the test that had it is still under way. */
async function isBusy(db: Database): Promise<boolean> {
  const others = await db.execute(sql`
    select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`)
  return others.rows.length > 0
}

/** Tests, and a retired key, make tables and constraints. */
async function schemaOf(db: Database): Promise<unknown> {
  const counts = await db.execute(sql`
    select (select count(*) from pg_class) as relations, (select count(*) from pg_constraint) as constraints`)
  return counts.rows
}

/** Every row is gone, and counting starts at 1 again. */
async function empty(db: Database): Promise<void> {
  const tables = await db.execute<{ name: string }>(sql`
    select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
  const names = [...tables.rows.map(({ name }) => name), 'pgboss.job']
  // All in one statement, at whose end foreign keys are looked at.
  const deletions = names.map((name) => sql`${sql.raw(`"emptying ${name}"`)} as (delete from ${sql.raw(name)})`)
  await db.execute(sql`with ${sql.join(deletions, sql`, `)}
    select setval(oid::regclass, 1, false) from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`)
}
