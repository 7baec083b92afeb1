import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '@sigill/texts/language.ts'
import { bytes, moment } from '../db/columns.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import type { CommandOutcome } from './perform-command.ts'
import type { Command } from './read-command.ts'

/** The mails with commands that were taken, so that none is done twice. */
export const takenCommands = pgTable(
  'taken_commands',
  {
    id: uuid().primaryKey(),
    /** Recognises a mail that comes again: a keyed digest of its Message-ID, or of all its bytes when it has none. */
    mailDigest: bytes().notNull().unique(),
    deliveryId: uuid()
      .notNull()
      .references(() => deliveries.id),
    takenAt: moment().notNull(),
    command: text().$type<Command['kind']>().notNull(),
    outcome: text().$type<CommandOutcome>().notNull(),
    /** What its sender is answered in. */
    language: text().$type<Language>().notNull(),
    /** The Message-ID that the answer answers, sealed under the KEK; null without one, and once it is answered. */
    sealedMessageId: bytes(),
  },
  (table) => [index().on(table.deliveryId, table.takenAt)],
)
