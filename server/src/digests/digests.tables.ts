import { date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from '../db/columns.ts'

/** The digests that senders had: at most one a day. */
export const digests = pgTable(
  'digests',
  {
    /** As `addressKey` gives it. */
    senderAddress: text().notNull(),
    /** In the operator's time zone. */
    day: date().notNull(),
    sentAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.senderAddress, table.day] })],
)
