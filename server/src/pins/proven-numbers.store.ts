import { eq } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { provenNumbers } from './pins.tables.ts'

export async function sealedProvenNumber(db: Executor, recipientAddress: string) {
  const [row] = await db.select().from(provenNumbers).where(eq(provenNumbers.recipientAddress, recipientAddress))
  return row?.sealedPhone
}

export async function upsertProvenNumber(tx: Executor, row: typeof provenNumbers.$inferInsert): Promise<void> {
  const { sealedPhone, provenAt } = row
  await tx
    .insert(provenNumbers)
    .values(row)
    .onConflictDoUpdate({ target: provenNumbers.recipientAddress, set: { sealedPhone, provenAt } })
}
