import { index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'

/** What an opened delivery gives: the right to fetch its parts and to reply, for a while. */
export const sessions = pgTable(
  'sessions',
  {
    tokenDigest: bytes().primaryKey(),
    deliveryId: uuid()
      .notNull()
      .references(() => deliveries.id),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.deliveryId), index().on(table.expiresAt)],
)
