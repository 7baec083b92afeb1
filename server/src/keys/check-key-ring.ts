import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { open, seal, sealedUnder } from '@sigill/envelope/seal.ts'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { ConfigError } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from './digests.ts'
import { findCanary, insertCanary, replaceSealed, type Canary } from './key-ring-canary.store.ts'
import { loadKeyRing, readKeyRing, type KeyRing } from './key-ring.ts'

export const canaryContext = 'key-ring-canary'
const plaintext = new TextEncoder().encode('canary')

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
  if (!canary || !(await knows(keys, canary))) {
    throw new ConfigError(`KEK_FILE: ${file} is not the key ring of this database: name its file, or put it back`)
  }
  if (sealedUnder(canary.sealed) !== keys.keks.currentId) await replaceSealed(db, await sealCanary(ports, keys))
  return keys
}

async function newCanary(ports: Ports, keys: KeyRing): Promise<Canary> {
  return { sealed: await sealCanary(ports, keys), pepperDigest: digestUnder(keys) }
}

const sealCanary = ({ random }: Ports, { keks }: KeyRing): Promise<Bytes> =>
  seal({ keys: keks, context: canaryContext, plaintext, random })

const digestUnder = ({ pepper }: KeyRing): Bytes => keyedDigest(pepper, canaryContext, 'canary')

async function knows(keys: KeyRing, { sealed, pepperDigest }: Canary): Promise<boolean> {
  if (!sameBytes(digestUnder(keys), pepperDigest)) return false
  try {
    await open({ keys: keys.keks, context: canaryContext, sealed })
    return true
  } catch (error) {
    if (error instanceof EnvelopeError) return false
    throw error
  }
}
