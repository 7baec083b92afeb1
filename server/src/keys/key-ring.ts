import { z } from 'zod'
import { fromBase64url, toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { SealingKeys } from '@sigill/envelope/seal.ts'
import { ConfigError } from '../config.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { readOrMakeSecretFile, readSecretFile } from './secret-file.ts'

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

/** Makes one when there is none. @throws ConfigError that says what is wrong with the file, without its content */
export async function loadKeyRing(
  { clock, random }: { clock: Clock; random: Random },
  { file }: { file: string },
): Promise<KeyRing> {
  const text = await readOrMakeSecretFile(file, () => {
    const current = clock.now().toISOString().slice(0, 10)
    const keks = { [current]: toBase64url(random(32)) }
    return JSON.stringify({ current, keks, pepper: toBase64url(random(32)) }, undefined, 2)
  })
  return parse(text, file)
}

/** Undefined when there is none. @throws as `loadKeyRing` */
export async function readKeyRing(file: string): Promise<KeyRing | undefined> {
  const text = await readSecretFile(file)
  return text === undefined ? undefined : parse(text, file)
}

function parse(text: string, file: string): KeyRing {
  try {
    const { current, keks, pepper } = fileFormat.parse(JSON.parse(text))
    return { keks: { currentId: current, kek: (id) => keks[id] }, pepper }
  } catch {
    throw new ConfigError(
      `KEK_FILE: ${file} is not a key ring: { "current": id, "keks": { id: 32 bytes }, "pepper": 32 bytes }`,
    )
  }
}
