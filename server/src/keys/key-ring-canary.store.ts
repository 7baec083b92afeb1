import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { keyRingCanary } from './key-ring-canary.tables.ts'

export type Canary = { sealed: Bytes; pepperDigest: Bytes }

export async function findCanary(db: Executor): Promise<Canary | undefined> {
  const { sealed, pepperDigest } = keyRingCanary
  const [row] = await db.select({ sealed, pepperDigest }).from(keyRingCanary)
  return row
}

/** Of several servers that start at once, the first one's stays. */
export async function insertCanary(db: Executor, canary: Canary): Promise<void> {
  await db
    .insert(keyRingCanary)
    .values({ id: 1, ...canary })
    .onConflictDoNothing()
}

export async function replaceSealed(db: Executor, sealed: Bytes): Promise<void> {
  await db.update(keyRingCanary).set({ sealed })
}
