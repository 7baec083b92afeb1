import { sql } from 'drizzle-orm'
import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import type { Language } from '@sigill/texts/language.ts'

export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey(),
    acceptedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    /** The UTC day whose key every seal of the message hangs on. */
    expiryDay: date().notNull(),
    expiredAt: moment(),
    senderAddress: text().notNull(),
    senderName: text(),
    language: text().$type<Language>().notNull(),
    /** Who sent it through the API; null for mail in. */
    clientId: uuid(),
    /** Keyed digest of the request's content, for a client that uses a key again; null once expired. */
    contentDigest: bytes(),
    /** SHA-256 of the Message-ID, so that an answer to it is found. */
    messageIdDigest: bytes(),
    /** Message-ID and References, sealed under the KEK; a reply is threaded with them. */
    sealedThread: bytes(),
  },
  (table) => [
    index().on(table.messageIdDigest),
    index()
      .on(table.expiresAt)
      .where(sql`${table.expiredAt} is null`),
  ],
)
