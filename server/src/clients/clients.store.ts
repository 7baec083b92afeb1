import { eq } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { clients } from './clients.tables.ts'
import { isScope } from './scopes.ts'

export async function clientByDigest(db: Executor, tokenDigest: Bytes) {
  const [row] = await db
    .select({ id: clients.id, scopes: clients.scopes })
    .from(clients)
    .where(eq(clients.tokenDigest, tokenDigest))
  return row && { id: row.id, scopes: row.scopes.filter(isScope) }
}

/** @returns false when there is a client of that name */
export async function insertClient(db: Executor, row: typeof clients.$inferInsert): Promise<boolean> {
  return (await db.insert(clients).values(row).onConflictDoNothing().returning({ id: clients.id })).length === 1
}
