import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/launch/embedded-postgres.ts'
import { signalPostgres } from './processes.ts'

/** A PostgreSQL beside the gateways that a test starts, which outlives them. */
export type TestPostgres = {
  url: string
  port: number
  /** Holds its folder `postgres`. */
  parent: string
  /** Reads its settings again. */
  reload: () => Promise<void>
  /** Ends it as a power cut would. */
  kill: () => Promise<void>
  /** Starts it where it was, with the data that it had, when it has ended: it does when it cannot write what it has to. */
  keepRunning: () => Promise<void>
  /** Stops it and deletes its data. */
  stop: () => Promise<void>
}

/** Without a `parent` it deletes its data when it is stopped. */
export async function startPostgres(parent?: string): Promise<TestPostgres> {
  const above = parent ?? (await mkdtemp(join(tmpdir(), 'sigill-database-')))
  const options = { folder: join(above, 'postgres'), logFile: join(above, 'postgres.log') }
  let running: EmbeddedPostgres
  let ended = false
  const start = async (given: { port?: number }) => {
    running = await startEmbeddedPostgres({ ...options, ...given })
    ended = false
    void running.ended.then(() => (ended = true))
    return running
  }
  const { url, port } = await start({})
  return {
    url,
    port,
    parent: above,
    reload: () => signalPostgres({ dataFolder: above }, 'SIGHUP'),
    kill: async () => {
      await signalPostgres({ dataFolder: above }, 'SIGKILL')
      await running.ended
    },
    keepRunning: async () => {
      if (ended) await start({ port })
    },
    stop: async () => {
      await running.stop()
      if (parent === undefined) await rm(above, { recursive: true, force: true })
    },
  }
}

/** Runs one statement. @returns its rows */
export async function queryIn(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

export async function countOf(url: string, table: string): Promise<number> {
  const [row] = await queryIn(url, `select count(*)::int as count from ${table}`)
  return Number(row?.['count'])
}
