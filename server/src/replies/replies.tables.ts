import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'

export type ReplyState = 'ACCEPTED' | 'SENT' | 'UNDELIVERABLE'

export const replies = pgTable(
  'replies',
  {
    id: uuid().primaryKey(),
    deliveryId: uuid()
      .notNull()
      .references(() => deliveries.id),
    /** Chosen by the browser, one a reply. */
    idempotencyKey: text().notNull(),
    acceptedAt: moment().notNull(),
    state: text().$type<ReplyState>().notNull(),
    /** SHA-256 of the reply mail's Message-ID: an answer to it belongs to the same conversation. */
    messageIdDigest: bytes().notNull(),
    /** The reply's content key, sealed under the KEK and the day key; null once the sender's mail server has the reply. */
    sealedKey: bytes(),
    sentAt: moment(),
  },
  (table) => [uniqueIndex().on(table.deliveryId, table.idempotencyKey), index().on(table.messageIdDigest)],
)
