import { z } from 'zod'
import { fromBase64url, toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { SealingKeys } from '@sigill/envelope/seal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { readOrMakeSecretFile } from './secret-file.ts'

/**
 * `keks`: the key-encryption keys by id; what is sealed says which one sealed it, new seals use the current one.
 * `pepper`: the key of the digests that stand for PINs, numbers and networks in the database.
 */
export type KeyRing = { keks: SealingKeys; pepper: Bytes }

const key = z.string().transform((value, context) => {
  const bytes = fromBase64url(value)
  if (bytes.length === 32) return bytes
  context.addIssue('a key is 32 bytes in base64url')
  return z.NEVER
})
const fileFormat = z
  .object({ current: z.string(), keks: z.record(z.string().regex(/^[A-Za-z0-9-]{1,32}$/), key), pepper: key })
  .refine(({ current, keks }) => current in keks, '`current` names no key')

/** @throws Error that says what is wrong with the file, without its content */
export async function loadKeyRing(
  { clock, random }: { clock: Clock; random: Random },
  { file }: { file: string },
): Promise<KeyRing> {
  const text = await readOrMakeSecretFile(file, () => {
    const current = clock.now().toISOString().slice(0, 10)
    const keks = { [current]: toBase64url(random(32)) }
    return JSON.stringify({ current, keks, pepper: toBase64url(random(32)) }, undefined, 2)
  })
  const { current, keks, pepper } = parse(text, file)
  return { keks: { currentId: current, kek: (id) => keks[id] }, pepper }
}

function parse(text: string, file: string) {
  try {
    return fileFormat.parse(JSON.parse(text))
  } catch {
    throw new Error(`${file} is not a key ring: { "current": id, "keks": { id: 32 bytes }, "pepper": 32 bytes }`)
  }
}
