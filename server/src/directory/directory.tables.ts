import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

/** The numbers that the operator imported; one that the recipient has proven goes before. */
export const directoryNumbers = pgTable('directory_numbers', {
  /** As `addressKey` gives it. */
  recipientAddress: text().primaryKey(),
  /** E.164, sealed under the KEK. */
  sealedPhone: bytes().notNull(),
  importedAt: moment().notNull(),
})

/** Numbers that a sender had forgotten: the operator's next file may still have them, and they stay forgotten. */
export const forgottenNumbers = pgTable(
  'forgotten_numbers',
  {
    /** As `addressKey` gives it. */
    recipientAddress: text().notNull(),
    /** As `forgottenNumberDigest` gives it. */
    numberDigest: bytes().notNull(),
    forgottenAt: moment().notNull(),
  },
  ({ recipientAddress, numberDigest }) => [primaryKey({ columns: [recipientAddress, numberDigest] })],
)
