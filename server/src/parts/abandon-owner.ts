import type { Database } from '../db/database.ts'
import { deleteParts, finishOwner } from './parts.store.ts'

/** Deletes the parts of an owner that never came. One that was stored after all, though the answer was lost, keeps them. */
export async function abandonOwner(db: Database, ownerId: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (await finishOwner(tx, ownerId)) await deleteParts(tx, ownerId)
  })
}
