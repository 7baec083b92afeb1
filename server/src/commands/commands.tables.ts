import { index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'

/** The mails with commands that were taken, so that none is done twice. */
export const takenCommands = pgTable(
  'taken_commands',
  {
    /** Keyed digest of the raw mail and its envelope. */
    mailDigest: bytes().primaryKey(),
    deliveryId: uuid()
      .notNull()
      .references(() => deliveries.id),
    takenAt: moment().notNull(),
  },
  (table) => [index().on(table.deliveryId, table.takenAt)],
)
