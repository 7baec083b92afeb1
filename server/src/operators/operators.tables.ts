import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../db/columns.ts'

/** Links that a command on the server made; each signs in once. */
export const operatorLinks = pgTable('operator_links', {
  /** SHA-256 of the token in the link. */
  tokenDigest: bytes().primaryKey(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
})

/** Sign-ins at the operator's identity provider that are on their way (OpenID Connect, with PKCE). */
export const operatorSignIns = pgTable('operator_sign_ins', {
  /** SHA-256 of the browser's cookie. */
  cookieDigest: bytes().primaryKey(),
  /** State, nonce and code verifier, sealed under the KEK. */
  sealedChecks: bytes().notNull(),
  expiresAt: moment().notNull(),
})

export const operatorSessions = pgTable('operator_sessions', {
  /** SHA-256 of the browser's cookie. */
  tokenDigest: bytes().primaryKey(),
  /** Who the identity provider says it is (`sub`); `link` after a one-time link. */
  operator: text().notNull(),
  startedAt: moment().notNull(),
  expiresAt: moment().notNull(),
})
