import { z } from 'zod'
import { fromBase64url, toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { SealingKeys } from '@sigill/envelope/seal.ts'
import { ConfigError } from '../config.ts'
import { utcDay } from '../days.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { readOrMakeSecretFile, readSecretFile, replaceSecretFile } from './secret-file.ts'

/**
 * `keks`: the key-encryption keys by id; what is sealed says which one sealed it, new seals use the current one.
 * `pepper`: the key of the digests that stand for PINs, numbers and networks in the database.
 */
export type KeyRing = { keks: SealingKeys; pepper: Bytes }

/** The ring as its file has it. */
type StoredKeyRing = { current: string; keks: Record<string, Bytes>; pepper: Bytes }

const key = z.string().transform((value, context) => {
  const bytes = fromBase64url(value)
  if (bytes.length === 32) return bytes
  context.addIssue('a key is 32 bytes in base64url')
  return z.NEVER
})
const fileFormat = z
  .object({ current: z.string(), keks: z.record(z.string().regex(/^[A-Za-z0-9-]{1,32}$/), key), pepper: key })
  .refine(({ current, keks }) => Object.hasOwn(keks, current), '`current` names no key')

/** Makes one when there is none. @throws ConfigError that says what is wrong with the file, without its content */
export async function loadKeyRing(
  { clock, random }: { clock: Clock; random: Random },
  { file }: { file: string },
): Promise<KeyRing> {
  const text = await readOrMakeSecretFile(file, () => {
    const current = utcDay(clock.now())
    return textOf({ current, keks: { [current]: random(32) }, pepper: random(32) })
  })
  return ringOf(parse(text, file))
}

/** Undefined when there is none. @throws as `loadKeyRing` */
export async function readKeyRing(file: string): Promise<KeyRing | undefined> {
  const text = await readSecretFile(file)
  return text === undefined ? undefined : ringOf(parse(text, file))
}

/** The ids of the KEKs in the file, and the current one. @throws as `loadKeyRing`, also when there is none */
export async function kekIds(file: string): Promise<{ current: string; ids: string[] }> {
  const { current, keks } = await readStored(file)
  return { current, ids: Object.keys(keks) }
}

/** Puts a new KEK into the file, the current one from now on. @returns its id */
export async function addKek(ports: { clock: Clock; random: Random }, file: string): Promise<string> {
  const { keks, pepper } = await readStored(file)
  const current = newKekId(ports)
  await replaceSecretFile(file, textOf({ current, keks: { ...keks, [current]: ports.random(32) }, pepper }))
  return current
}

/** Takes a KEK out of the file that is not the current one. */
export async function removeKek(file: string, id: string): Promise<void> {
  const { current, keks, pepper } = await readStored(file)
  const others = Object.fromEntries(Object.entries(keks).filter(([other]) => other !== id))
  await replaceSecretFile(file, textOf({ current, keks: others, pepper }))
}

/** One that no key had before: under the id of a retired key the database stores nothing for ever. */
const newKekId = ({ clock, random }: { clock: Clock; random: Random }): string =>
  `${utcDay(clock.now())}-${Buffer.from(random(6)).toString('hex')}`

async function readStored(file: string): Promise<StoredKeyRing> {
  const text = await readSecretFile(file)
  if (text === undefined) throw new ConfigError(`KEK_FILE: ${file} does not exist`)
  return parse(text, file)
}

function ringOf({ current, keks, pepper }: StoredKeyRing): KeyRing {
  const byId = new Map(Object.entries(keks))
  return { keks: { currentId: current, kek: (id) => byId.get(id) }, pepper }
}

function textOf({ current, keks, pepper }: StoredKeyRing): string {
  const written = Object.fromEntries(Object.entries(keks).map(([id, kek]) => [id, toBase64url(kek)]))
  return JSON.stringify({ current, keks: written, pepper: toBase64url(pepper) }, undefined, 2)
}

function parse(text: string, file: string): StoredKeyRing {
  try {
    return fileFormat.parse(JSON.parse(text))
  } catch {
    throw new ConfigError(
      `KEK_FILE: ${file} is not a key ring: { "current": id, "keks": { id: 32 bytes }, "pepper": 32 bytes }`,
    )
  }
}
