import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

export const clients = pgTable('clients', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
  tokenDigest: bytes().notNull().unique(),
  scopes: text().array().notNull(),
  createdAt: moment().notNull(),
})
