import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'

export type PinState = 'ACTIVE' | 'USED' | 'SPENT' | 'REPLACED' | 'UNSENT'

export const pins = pgTable(
  'pins',
  {
    id: uuid().primaryKey(),
    deliveryId: uuid()
      .notNull()
      .references(() => deliveries.id),
    state: text().$type<PinState>().notNull(),
    /** HMAC-SHA-256 of the code under a key that is not in the database; null once used, replaced or expired. */
    digest: bytes(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    tries: integer().notNull().default(0),
    report: text().$type<SmsReport>().notNull(),
    /** What the SMS provider calls the SMS. */
    providerId: text(),
    /** Keyed digests of number and network: what the limits count by. */
    phoneDigest: bytes().notNull(),
    networkDigest: bytes().notNull(),
  },
  (table) => [
    index().on(table.deliveryId, table.createdAt),
    index().on(table.phoneDigest, table.createdAt),
    index().on(table.networkDigest, table.createdAt),
    index().on(table.createdAt),
    index().on(table.providerId),
  ],
)

/** For each recipient, the first number to which a PIN was sent that was then entered. */
export const provenNumbers = pgTable('proven_numbers', {
  /** As `addressKey` gives it. */
  recipientAddress: text().primaryKey(),
  sealedPhone: bytes().notNull(),
  provenAt: moment().notNull(),
})
