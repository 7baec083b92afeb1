import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Database = NodePgDatabase
/** What a store function runs on: the database, or a transaction that its caller opened. */
export type Executor = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export type OpenDatabase = { db: Database; close: () => Promise<void> }

/**
 * @param connections the most connections that this process holds
 * @param onError hears of idle connections that broke; the next query opens a new one
 */
export function openDatabase(url: string, connections: number, onError: (error: Error) => void): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 15_000,
    query_timeout: 20_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  pool.on('error', onError)
  return { db: drizzle(pool, { casing: 'snake_case' }), close: () => pool.end() }
}

export async function databaseAnswers(db: Database): Promise<boolean> {
  await db.execute(sql`select 1`)
  return true
}
