import { toBase64url } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { newId } from '../keys/new-id.ts'
import { tokenDigest } from './authenticate-client.ts'
import { insertClient } from './clients.store.ts'
import type { Scope } from './scopes.ts'

const tokenBytes = 32

export type ClientCreated = { kind: 'ClientCreated'; id: string; token: string }

/** Makes a client. Its token is shown this once: the database keeps its digest. */
export async function createClient(
  deps: Pick<Dependencies, 'db' | 'clock' | 'random'>,
  { name, scopes }: { name: string; scopes: Scope[] },
): Promise<ClientCreated | { kind: 'NameTaken' }> {
  const id = newId(deps)
  const token = toBase64url(deps.random(tokenBytes))
  const row = { id, name, tokenDigest: tokenDigest(token), scopes, createdAt: deps.clock.now() }
  return (await insertClient(deps.db, row)) ? { kind: 'ClientCreated', id, token } : { kind: 'NameTaken' }
}
