import { sql } from 'drizzle-orm'
import type { Executor } from './database.ts'

/** What is locked and written from here on can be given up without the rest of the transaction. @returns gives it up */
export async function savepoint(tx: Executor): Promise<() => Promise<void>> {
  await tx.execute(sql`savepoint given_up`)
  return async () => {
    await tx.execute(sql`rollback to savepoint given_up`)
  }
}
