import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))
/** Any number: every server takes the same lock. */
const migrationLock = 7_465_017

/** Nobody listens there yet, or PostgreSQL (57P03, `cannot_connect_now`) is reading what it wrote before a crash. */
const notYet = ['ECONNREFUSED', 'ECONNRESET', '57P03']
const pauseMilliseconds = 500

/**
 * Brings the database up to the newest migration. Servers that start at once wait for each other.
 * @param patience milliseconds to wait for a database that is starting itself
 */
export async function migrate(url: string, { patience = 60_000 } = {}): Promise<void> {
  const client = await connected(url, performance.now() + patience)
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await runMigrations(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

async function connected(url: string, deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000, keepAlive: true })
    try {
      await client.connect()
      return client
    } catch (error) {
      const isStarting = notYet.includes((error as NodeJS.ErrnoException).code ?? '')
      if (!isStarting || performance.now() > deadline) throw error
    }
    await sleep(pauseMilliseconds)
  }
}
