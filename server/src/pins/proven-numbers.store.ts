import { eq } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { provenNumbers } from './pins.tables.ts'

export async function sealedProvenNumber(db: Executor, recipientAddress: string) {
  const [row] = await db.select().from(provenNumbers).where(eq(provenNumbers.recipientAddress, recipientAddress))
  return row?.sealedPhone
}

/** Waits for a transaction that remembers a number for the same recipient. @returns false when there is one, which stays */
export async function insertProvenNumber(tx: Executor, row: typeof provenNumbers.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(provenNumbers)
    .values(row)
    .onConflictDoNothing()
    .returning({ at: provenNumbers.provenAt })
  return inserted.length === 1
}

/** @returns the number that there was, sealed */
export async function deleteProvenNumber(tx: Executor, recipientAddress: string): Promise<Bytes | undefined> {
  const ofPerson = eq(provenNumbers.recipientAddress, recipientAddress)
  const [row] = await tx.delete(provenNumbers).where(ofPerson).returning()
  return row?.sealedPhone
}
