import { sql } from 'drizzle-orm'
import { bigint, check, customType, date, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

/** A `bigint` that stays text: what is hashed is what PostgreSQL holds, whatever a JavaScript number would make of it. */
const wholeNumber = customType<{ data: string }>({ dataType: () => 'bigint' })

/** The audit chain: each stamp covers the events after the one before it, and its hash goes into the next one. */
export const auditStamps = pgTable('audit_stamps', {
  /** 1, 2, 3 …: two servers that stamp at once cannot both make the next one. */
  number: bigint({ mode: 'number' }).primaryKey(),
  /** The UTC day that it belongs to; never before that of the stamp before it. */
  day: date().notNull(),
  stampedAt: moment().notNull(),
  /** It covers the events with greater ids than this, up to and including `lastId`. */
  afterId: wholeNumber().notNull(),
  lastId: wholeNumber().notNull(),
  count: integer().notNull(),
  /** SHA-256 of the events' lines, one after the other. */
  digest: bytes().notNull(),
  /** For each event eight bytes: its id minus `afterId`, and the beginning of its line's SHA-256. Says which event differs when the digest does. */
  outline: bytes().notNull(),
  /** The hash of the stamp before it; zeros in the first one. */
  previous: bytes().notNull(),
  /** Which audit key signed it. */
  keyId: text().notNull(),
  /** Ed25519 over the hash of everything above but the key's id. */
  signature: bytes().notNull(),
})

/** One row, from the first start on: by it a server knows whether its audit key is the one of this database, before there is a stamp. */
export const currentAuditKey = pgTable(
  'current_audit_key',
  {
    id: integer().primaryKey(),
    /** Which key the server that started last signs with. */
    keyId: text().notNull(),
  },
  ({ id }) => [check('one_audit_key', sql`${id} = 1`)],
)
