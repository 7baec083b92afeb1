import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

/** The sealed parts of a message or a reply (the owner): its manifest, and its attachments `1`, `2`, … */
export const sealedParts = pgTable(
  'sealed_parts',
  {
    ownerId: uuid().notNull(),
    partId: text().notNull(),
    position: integer().notNull(),
    /** Bytes of ciphertext. */
    size: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.partId] })],
)

/** What a part consists of, in pieces that fit in memory. The column is stored uncompressed: ciphertext does not shrink. */
export const sealedChunks = pgTable(
  'sealed_chunks',
  {
    ownerId: uuid().notNull(),
    partId: text().notNull(),
    sequence: integer().notNull(),
    bytes: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.partId, table.sequence] })],
)

/** Owners whose first chunks are written before the owner is: what stays here has been given up by its sender. */
export const unfinishedOwners = pgTable('unfinished_owners', {
  ownerId: uuid().primaryKey(),
  startedAt: moment().notNull(),
})
