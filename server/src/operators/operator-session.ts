import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import { writeEvents } from '../events/events.store.ts'
import { digestOf, keyedDigest } from '../keys/digests.ts'
import { deleteSession, insertSession, sessionExists } from './operators.store.ts'

/** What the browser's cookie holds; undefined when it has none. */
export type OperatorToken = Bytes | undefined
export type OperatorSession = { token: Bytes; expiresAt: Date }

/** A working day: whoever counts in the morning need not sign in again in the afternoon. */
const sessionMilliseconds = 8 * 3_600_000
const tokenBytes = 32

type Starting = { tx: Executor; method: 'OPENID_CONNECT' | 'ONE_TIME_LINK'; operator: string }

/**
 * The database has the token's digest. The event tells operators apart by a keyed digest: what the identity provider calls them may be an address.
 */
export async function startOperatorSession(
  { clock, random, keys }: Pick<Dependencies, 'clock' | 'random' | 'keys'>,
  { tx, method, operator }: Starting,
): Promise<OperatorSession> {
  const token = random(tokenBytes)
  const startedAt = clock.now()
  const expiresAt = new Date(startedAt.getTime() + sessionMilliseconds)
  await insertSession(tx, { tokenDigest: digestOf('operator-session', token), operator, startedAt, expiresAt })
  const digest = toBase64url(keyedDigest(keys.pepper, 'operators', operator)).slice(0, 16)
  await writeEvents(tx, [{ kind: 'OPERATOR_SIGNED_IN', at: startedAt, details: { method, operator: digest } }])
  return { token, expiresAt }
}

export async function hasOperatorSession(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  token: OperatorToken,
): Promise<boolean> {
  return (
    token !== undefined && sessionExists(db, { tokenDigest: digestOf('operator-session', token), now: clock.now() })
  )
}

export async function endOperatorSession({ db }: Pick<Dependencies, 'db'>, token: OperatorToken): Promise<void> {
  if (token) await deleteSession(db, digestOf('operator-session', token))
}
