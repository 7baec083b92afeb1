import { eq } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { directoryNumbers } from './directory.tables.ts'

export async function sealedDirectoryNumber(db: Executor, recipientAddress: string) {
  const [row] = await db.select().from(directoryNumbers).where(eq(directoryNumbers.recipientAddress, recipientAddress))
  return row?.sealedPhone
}

export async function insertDirectoryNumbers(
  tx: Executor,
  rows: (typeof directoryNumbers.$inferInsert)[],
): Promise<void> {
  await tx.insert(directoryNumbers).values(rows)
}

/** @returns how many numbers there were */
export async function deleteDirectory(tx: Executor): Promise<number> {
  return (await tx.delete(directoryNumbers)).rowCount ?? 0
}

/** @returns whether there was one */
export async function deleteDirectoryNumber(tx: Executor, recipientAddress: string): Promise<boolean> {
  const ofRecipient = eq(directoryNumbers.recipientAddress, recipientAddress)
  return ((await tx.delete(directoryNumbers).where(ofRecipient)).rowCount ?? 0) > 0
}
