import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** Below the 24 s that the SMTP intake waits for an answer (haraka-plugins/contract/accept-mail.ts). */
const defaultPatience = 20_000

/** What a store function runs on: the database, or a transaction that its caller opened. */
export type Executor = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export type Database = Executor & {
  /** Commits what `work` did when it resolves, and nothing of it when it throws. */
  transaction: <Result>(work: (tx: Executor) => Promise<Result>) => Promise<Result>
}

export type OpenDatabase = { db: Database; close: () => Promise<void> }

export type DatabaseOptions = {
  /** The most that this process holds. */
  connections: number
  /** Hears of connections that broke; the next query opens a new one. */
  onError: (error: Error) => void
  /** Milliseconds that a statement may take, and that one may wait for a connection. */
  patience?: number
}

export function openDatabase(
  url: string,
  { connections, onError, patience = defaultPatience }: DatabaseOptions,
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    statement_timeout: patience,
    idle_in_transaction_session_timeout: 30_000,
  })
  pool.on('error', () => undefined) // The connection itself says it too.
  // A connection that breaks while a transaction has it would end the process, if nobody listened.
  pool.on('connect', (client) => client.on('error', onError))
  const db = drizzle(pool, { casing: 'snake_case' })
  return { db: Object.assign(db, { transaction: transactionsOn(pool) }), close: () => pool.end() }
}

/**
 * Drizzle's own would never give back a connection that does not answer `begin`, and would give one back to the pool that
 * still waits for an answer. Here a connection whose transaction failed is closed, whereupon PostgreSQL rolls back.
 */
function transactionsOn(pool: pg.Pool): Database['transaction'] {
  const executors = new WeakMap<pg.PoolClient, Executor>()
  return async (work) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const tx = executors.get(client) ?? drizzle(client, { casing: 'snake_case' })
      executors.set(client, tx)
      const result = await work(tx)
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

export async function databaseAnswers(db: Database): Promise<boolean> {
  await db.execute(sql`select 1`)
  return true
}
