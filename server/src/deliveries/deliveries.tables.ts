import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'
import { messages } from '../messages/messages.tables.ts'
import type { Category, DeliveryState, HeldReason, SecurityLevel } from '../graphql/schema.generated.ts'

export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().primaryKey(),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    /** Messages and replies between one sender and one recipient about one thing. */
    conversationId: uuid().notNull(),
    recipientAddress: text().notNull(),
    recipientName: text(),
    level: text().$type<SecurityLevel>().notNull(),
    category: text().$type<Category>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    /** Recognises a second try: a keyed digest of the raw mail, its sender and this recipient, or of the client's idempotency key. */
    intakeDigest: bytes().notNull().unique(),
    accessTokenDigest: bytes().notNull(),
    /** The content key, wrapped under the link's key and sealed under KEK and day key; null once destroyed. */
    sealedKey: bytes(),
    /** Null once opened, expired or destroyed. */
    sealedLinkSecret: bytes(),
    sealedPhone: bytes(),
    /** Keyed digests that say whose delivery it is, at which level, and who sent it; empty once erased, and in rows of before they were written. */
    recipientBinding: bytes().notNull(),
    senderBinding: bytes().notNull(),
    /** Wrong codes since it was last unlocked. */
    wrongPins: integer().notNull().default(0),
    /** Why the state is `HELD`; null in every other. */
    heldReason: text().$type<HeldReason>(),
    /** When the recipient was reminded before the end, and when they last asked for more time. */
    remindedAt: moment(),
    moreTimeAskedAt: moment(),
    announcedAt: moment(),
    openedAt: moment(),
  },
  (table) => [index().on(table.messageId), index().on(table.conversationId)],
)
