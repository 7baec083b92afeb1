import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import { writeEvents } from '../events/events.store.ts'
import { digestOf, keyedDigest } from '../keys/digests.ts'
import { entriesOf } from './operator-claims.ts'
import { deleteSession, insertSession, keepSession } from './operators.store.ts'

/** What the browser's cookie holds; undefined when it has none. */
export type OperatorToken = Bytes | undefined
/** `expiresAt`: the latest that it can end. */
export type OperatorSession = { token: Bytes; expiresAt: Date }

/** A working day, however much is done in it; and an hour in which nothing is: a browser that was left open shows nothing afterwards. */
const hours = { most: 8, idle: 1 }
const inHours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000)
const tokenBytes = 32

type Starting = { tx: Executor; method: 'OPENID_CONNECT' | 'ONE_TIME_LINK'; operator: string; entry: string }

/** A one-time link lets in whoever has it: no list names them. */
export const byLink = { method: 'ONE_TIME_LINK', operator: 'link', entry: 'link' } as const

const entryDigest = ({ keys }: Pick<Dependencies, 'keys'>, entry: string) =>
  keyedDigest(keys.pepper, 'operator-entries', entry)

/**
 * The database has the token's digest. The event tells operators apart by a keyed digest: what the identity provider calls them may be an address.
 */
export async function startOperatorSession(
  deps: Pick<Dependencies, 'clock' | 'random' | 'keys'>,
  { tx, method, operator, entry }: Starting,
): Promise<OperatorSession> {
  const { clock, random, keys } = deps
  const token = random(tokenBytes)
  const startedAt = clock.now()
  const tokenDigest = digestOf('operator-session', token)
  const times = { startedAt, expiresAt: inHours(startedAt, hours.idle) }
  await insertSession(tx, { tokenDigest, operator, entryDigest: entryDigest(deps, entry), ...times })
  const digest = toBase64url(keyedDigest(keys.pepper, 'operators', operator)).slice(0, 16)
  await writeEvents(tx, [{ kind: 'OPERATOR_SIGNED_IN', at: startedAt, details: { method, operator: digest } }])
  return { token, expiresAt: inHours(startedAt, hours.most) }
}

/**
 * Whoever asks does something: the session goes on for another hour, to its last at most. It is over once OIDC_OPERATORS has no longer
 * the entry that let them in.
 */
export async function hasOperatorSession(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'config'>,
  token: OperatorToken,
): Promise<boolean> {
  if (!token) return false
  const now = deps.clock.now()
  const listed = [byLink.entry, ...entriesOf(deps.config.openId?.operators ?? [])]
  const entryDigests = listed.map((entry) => entryDigest(deps, entry))
  const tokenDigest = digestOf('operator-session', token)
  const until = inHours(now, hours.idle)
  return keepSession(deps.db, { tokenDigest, entryDigests, now, until, mostHours: hours.most })
}

export async function endOperatorSession({ db }: Pick<Dependencies, 'db'>, token: OperatorToken): Promise<void> {
  if (token) await deleteSession(db, digestOf('operator-session', token))
}
