import { toBase64url } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { digestOf } from '../keys/digests.ts'
import { insertLink } from './operators.store.ts'

export const linkMinutes = 15
const tokenBytes = 32

/** Signs in once. What proves it stands in the fragment, which no server and no log of one hears of. */
export async function makeOperatorLink({
  config,
  db,
  clock,
  random,
}: Pick<Dependencies, 'config' | 'db' | 'clock' | 'random'>): Promise<string> {
  const token = random(tokenBytes)
  const expiresAt = new Date(clock.now().getTime() + linkMinutes * 60_000)
  await insertLink(db, { tokenDigest: digestOf('operator-link', token), expiresAt })
  return `${config.publicUrl}/operator#${toBase64url(token)}`
}
