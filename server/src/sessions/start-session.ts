import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Executor } from '../db/database.ts'
import { digestOf } from '../keys/digests.ts'
import { isId } from '../keys/new-id.ts'
import { insertSession, sessionExists } from './sessions.store.ts'

export type Session = { token: Bytes; expiresAt: Date }

const sessionMilliseconds = 30 * 60_000
const tokenBytes = 32

/** The right to fetch an opened delivery's parts and to reply, for 30 minutes. The database has only the token's digest. */
export async function startSession(
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
  { tx, deliveryId }: { tx: Executor; deliveryId: string },
): Promise<Session> {
  const token = random(tokenBytes)
  const expiresAt = new Date(clock.now().getTime() + sessionMilliseconds)
  await insertSession(tx, { tokenDigest: digestOf(token), deliveryId, expiresAt })
  return { token, expiresAt }
}

export async function hasSession(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, token }: { deliveryId: string; token: Bytes | undefined },
): Promise<boolean> {
  if (!token || !isId(deliveryId)) return false
  return sessionExists(db, { tokenDigest: digestOf(token), deliveryId, now: clock.now() })
}
