import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../db/columns.ts'
import type { EventDetails, EventKind } from './event.ts'

/** What happened, written in the transaction in which it happened. No content, no numbers, no secrets. */
export const events = pgTable(
  'events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull(),
    kind: text().$type<EventKind>().notNull(),
    messageId: uuid(),
    deliveryId: uuid(),
    details: jsonb().$type<EventDetails>(),
  },
  (table) => [
    index().on(table.messageId),
    index().on(table.deliveryId),
    // Every right code asks whether its number was forgotten since, which happens seldom.
    index()
      .on(table.id)
      .where(sql`${table.kind} = 'NUMBER_FORGOTTEN'`),
    // Events are written in the order of time, so that this one takes a few pages, and statistics of a month read that month.
    index().using('brin', table.at),
  ],
)
