import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { open, seal, sealedUnder } from '@sigill/envelope/seal.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { ConfigError } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from './digests.ts'
import { findCanary, insertCanary, replaceSealed, type Canary } from './key-ring-canary.store.ts'
import { loadKeyRing, readKeyRing, type KeyRing } from './key-ring.ts'

export const canaryContext = 'key-ring-canary'
/** What the canary says: only in a database of before there were bindings may a delivery be without. */
const canaryTexts = { unbound: 'canary', bound: 'canary, and every delivery is bound' } as const
type CanaryText = (typeof canaryTexts)[keyof typeof canaryTexts]

type Ports = Pick<Dependencies, 'db' | 'clock' | 'random'>

/**
 * The key ring of this database: made at the first start of all, and never again. With another one nothing that is
 * stored would open, and what it seals would be lost as soon as the right one is back.
 * @throws ConfigError when the file holds another key ring, or none
 */
export async function checkedKeyRing(ports: Ports, { file }: { file: string }): Promise<KeyRing> {
  const { db } = ports
  if (!(await findCanary(db))) await insertCanary(db, await newCanary(ports, await loadKeyRing(ports, { file })))
  const [keys, canary] = await Promise.all([readKeyRing(file), findCanary(db)])
  if (!keys) {
    throw new ConfigError(
      `KEK_FILE: ${file} does not exist, but this database was sealed under a key ring: name its file, or put it back`,
    )
  }
  const text = canary && (await textOf(keys, canary))
  if (!canary || text === undefined) {
    throw new ConfigError(`KEK_FILE: ${file} is not the key ring of this database: name its file, or put it back`)
  }
  if (sealedUnder(canary.sealed) !== keys.keks.currentId)
    await replaceSealed(db, await sealCanary(ports, { keys, text }))
  return keys
}

/** Nobody who cannot open the canary can make a server believe that a database is of before there were bindings. */
export async function mayBeUnbound({ db, keys }: Pick<Dependencies, 'db' | 'keys'>): Promise<boolean> {
  const canary = await findCanary(db)
  return canary !== undefined && (await textOf(keys, canary)) === canaryTexts.unbound
}

/** From now on a delivery without its bindings was changed. */
export async function rememberBound(ports: Pick<Dependencies, 'db' | 'keys' | 'random'>): Promise<void> {
  await replaceSealed(ports.db, await sealCanary(ports, { keys: ports.keys, text: canaryTexts.bound }))
}

async function newCanary(ports: Ports, keys: KeyRing): Promise<Canary> {
  return { sealed: await sealCanary(ports, { keys, text: canaryTexts.bound }), pepperDigest: digestUnder(keys) }
}

const sealCanary = (
  { random }: Pick<Ports, 'random'>,
  { keys, text }: { keys: KeyRing; text: CanaryText },
): Promise<Bytes> =>
  seal({ keys: keys.keks, context: canaryContext, plaintext: new TextEncoder().encode(text), random })

const digestUnder = ({ pepper }: KeyRing): Bytes => keyedDigest(pepper, canaryContext, 'canary')

/** Undefined when the key ring is not the one of the canary. */
async function textOf(keys: KeyRing, { sealed, pepperDigest }: Canary): Promise<CanaryText | undefined> {
  if (!sameBytes(digestUnder(keys), pepperDigest)) return undefined
  try {
    const text = new TextDecoder().decode(await open({ keys: keys.keks, context: canaryContext, sealed }))
    return text === canaryTexts.unbound ? text : canaryTexts.bound
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined
    throw error
  }
}
