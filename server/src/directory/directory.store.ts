import { and, eq, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { directoryNumbers, forgottenNumbers } from './directory.tables.ts'

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

/** Until the transaction ends, nobody else changes a number of it: one that is forgotten meanwhile would come back. */
export async function lockDirectory(tx: Executor): Promise<void> {
  await tx.execute(sql`lock table ${directoryNumbers} in share row exclusive mode`)
}

/** @returns how many numbers there were */
export async function deleteDirectory(tx: Executor): Promise<number> {
  return (await tx.delete(directoryNumbers)).rowCount ?? 0
}

/** @returns the number that there was, sealed */
export async function deleteDirectoryNumber(tx: Executor, recipientAddress: string): Promise<Bytes | undefined> {
  const ofRecipient = eq(directoryNumbers.recipientAddress, recipientAddress)
  const [row] = await tx.delete(directoryNumbers).where(ofRecipient).returning()
  return row?.sealedPhone
}

/** The digests of all numbers that were forgotten. */
export async function forgottenDigests(tx: Executor): Promise<Bytes[]> {
  const rows = await tx.select({ digest: forgottenNumbers.numberDigest }).from(forgottenNumbers)
  return rows.map(({ digest }) => digest)
}

export async function insertForgottenNumbers(
  tx: Executor,
  rows: (typeof forgottenNumbers.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(forgottenNumbers).values(rows).onConflictDoNothing()
}

/** `numberDigest`: this one alone, where there is one. */
export async function deleteForgottenNumbers(
  tx: Executor,
  { recipientAddress, numberDigest }: { recipientAddress: string; numberDigest?: Bytes },
): Promise<void> {
  const ofRecipient = eq(forgottenNumbers.recipientAddress, recipientAddress)
  const wanted = numberDigest && eq(forgottenNumbers.numberDigest, numberDigest)
  await tx.delete(forgottenNumbers).where(and(ofRecipient, wanted))
}
