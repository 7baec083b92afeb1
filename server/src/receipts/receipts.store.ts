import { eq } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { receiptChoices } from './receipts.tables.ts'

/** Whether this sender (as `addressKey` gives it) wants to hear of openings; undefined: they never said. */
export async function chosenOpened(db: Executor, senderAddress: string): Promise<boolean | undefined> {
  const [choice] = await db
    .select({ opened: receiptChoices.opened })
    .from(receiptChoices)
    .where(eq(receiptChoices.senderAddress, senderAddress))
  return choice?.opened
}

export async function saveChoice(tx: Executor, choice: typeof receiptChoices.$inferInsert): Promise<void> {
  const { opened, chosenAt } = choice
  await tx
    .insert(receiptChoices)
    .values(choice)
    .onConflictDoUpdate({ target: receiptChoices.senderAddress, set: { opened, chosenAt } })
}
