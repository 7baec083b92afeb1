import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { FaultProxy } from '../../testing/fault-proxy.ts'
import { serverProcesses } from '../../testing/server-process.ts'
import { createEmptyDatabase } from '../../testing/test-database.ts'
import { queuesAt, mailPace } from '../jobs/queues.ts'
import { migrate } from './migrate.ts'

const migrations = join(import.meta.dirname, '..', '..', 'migrations')
const journalIn = (folder: string) => join(folder, 'meta', '_journal.json')
type Journal = { entries: { tag: string }[] }
const journal = async () => JSON.parse(await readFile(journalIn(migrations), 'utf8')) as Journal

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const applied = async (url: string) => (await query(url, 'select hash from drizzle.__drizzle_migrations')).length

test('servers that start at once on an empty database make everything in it once, and one that comes later finds it', async () => {
  const { databaseUrl, start, log } = await serverProcesses(3, await createEmptyDatabase())
  const { length } = (await journal()).entries
  expect(await applied(databaseUrl)).toBe(length)
  await start()
  expect(await applied(databaseUrl)).toBe(length)
  expect(await query(databaseUrl, 'select count(*)::int as rings from key_ring_canary')).toEqual([{ rings: 1 }])
  const queues = await query(databaseUrl, "select name from pgboss.queue where name not like '\\_\\_%'")
  expect(queues.map(({ name }) => name).sort()).toEqual(Object.keys(queuesAt(mailPace)).sort())
  expect(await log()).not.toContain('"level":50,')
})

test('the database of an earlier release is brought up once by servers that start at once, and keeps what is in it', async () => {
  const database = await createEmptyDatabase()
  await asOfTheFirstRelease(database.url)
  await query(
    database.url,
    "insert into proven_numbers (recipient_address, sealed_phone, proven_at) values ('anna@foretag.example', 'x', now())",
  )
  const { databaseUrl } = await serverProcesses(2, database)
  expect(await applied(databaseUrl)).toBe((await journal()).entries.length)
  expect(await query(databaseUrl, 'select recipient_address from proven_numbers')).toHaveLength(1)
})

async function asOfTheFirstRelease(url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sigill-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(migrations, folder, { recursive: true })
  const { entries, ...about } = await journal()
  await writeFile(journalIn(folder), JSON.stringify({ ...about, entries: entries.slice(0, 1) }))
  const client = new Client({ connectionString: url })
  await client.connect()
  await runMigrations(drizzle(client), { migrationsFolder: folder })
  await client.end()
}

test('a database that is still starting is waited for, and one that does not start is told', async () => {
  const database = await createEmptyDatabase()
  const proxy = await FaultProxy.to(Number(new URL(database.url).port))
  onTestFinished(async () => {
    await proxy.close()
    await database.drop()
  })
  proxy.refuse()
  await expect(migrate(proxy.through(database.url), { patience: 100 })).rejects.toThrow('ECONNRESET')
  const migrated = migrate(proxy.through(database.url))
  await sleep(600)
  proxy.clear()
  await migrated
  expect(await applied(database.url)).toBeGreaterThan(0)
})
