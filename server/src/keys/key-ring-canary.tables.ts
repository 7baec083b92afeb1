import { sql } from 'drizzle-orm'
import { check, integer, pgTable } from 'drizzle-orm/pg-core'
import { bytes } from '../db/columns.ts'

/** One row, from the first start on: by it a server knows whether its key ring is the one of this database. */
export const keyRingCanary = pgTable(
  'key_ring_canary',
  {
    id: integer().primaryKey(),
    /** A text that everybody knows, sealed under a KEK of the ring. */
    sealed: bytes().notNull(),
    /** The digest of that text under the pepper. */
    pepperDigest: bytes().notNull(),
  },
  ({ id }) => [check('one_row', sql`${id} = 1`)],
)
