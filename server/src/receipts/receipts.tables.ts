import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../db/columns.ts'

/** Senders who said by mail whether they want to hear of openings; the others have what the policy says. */
export const receiptChoices = pgTable('receipt_choices', {
  /** As `addressKey` gives it. */
  senderAddress: text().primaryKey(),
  opened: boolean().notNull(),
  chosenAt: moment().notNull(),
})
