import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { digestOf, sameBytes } from '../keys/digests.ts'
import { clientByDigest } from './clients.store.ts'
import type { Scope } from './scopes.ts'

/** A program that calls the API. */
export type Client = { id: string; scopes: readonly Scope[] }

/** The SMTP intake: its token is a file that the server shares with it, so that mail comes in before anybody has made a client. */
const intake: Client = { id: '00000000-0000-0000-0000-000000000000', scopes: ['mail:accept'] }

export const tokenDigest = (token: string): Bytes => digestOf('client-token', token)

/** @param authorization the request's Authorization header (RFC 6750 §2.1) @returns undefined when its token is nobody's */
export async function authenticateClient(
  { db, intakeTokenDigest }: Pick<Dependencies, 'db' | 'intakeTokenDigest'>,
  authorization: string | undefined,
): Promise<Client | undefined> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return undefined
  const digest = tokenDigest(token)
  return sameBytes(digest, intakeTokenDigest) ? intake : clientByDigest(db, digest)
}
