import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

/** Links that a command on the server made; each signs in once. */
export const operatorLinks = pgTable('operator_links', {
  /** SHA-256 of the token in the link. */
  tokenDigest: bytes().primaryKey(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
})

export const operatorSessions = pgTable('operator_sessions', {
  /** SHA-256 of the browser's cookie. */
  tokenDigest: bytes().primaryKey(),
  /** Who the identity provider says it is (`sub`); `link` after a one-time link. */
  operator: text().notNull(),
  /** HMAC of the entry of OIDC_OPERATORS that let them in, which may be an address; null of sessions from before it was kept. */
  entryDigest: bytes(),
  startedAt: moment().notNull(),
  expiresAt: moment().notNull(),
})
