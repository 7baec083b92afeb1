import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { ConfigError } from '../config.ts'
import { readOrMakeSecretFile, readSecretFile } from './secret-file.ts'

/** Signs with Ed25519 (RFC 8032). */
export type AuditSigner = { keyId: string; sign: (message: Bytes) => Bytes }
/** Is it what the key of that id signed? Undefined when that key is not known. */
export type AuditVerifier = (signed: { keyId: string; message: Bytes; signature: Bytes }) => boolean | undefined

/**
 * The key that signs, and in PEM what an auditor needs to check it: its public key, and those of the keys before it.
 * `knownIds`: the ids of all these.
 */
export type AuditKey = { signer: AuditSigner; publicPem: string; knownIds: string[] }

/** Makes one when there is none. @throws ConfigError that says what is wrong with the file, without its content */
export async function loadAuditKey(file: string): Promise<AuditKey> {
  const make = () => String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return parse(await readOrMakeSecretFile(file, make), file)
}

/** Undefined when there is none. @throws as `loadAuditKey` */
export async function readAuditKey(file: string): Promise<AuditKey | undefined> {
  const text = await readSecretFile(file)
  return text === undefined ? undefined : parse(text, file)
}

function parse(text: string, file: string): AuditKey {
  const blocks = pemBlocks(text)
  const signing = blocks.find((block) => block.includes('PRIVATE KEY'))
  try {
    if (signing === undefined) throw new TypeError('no private key')
    const key = createPrivateKey(signing)
    const publics = [createPublicKey(key), ...blocks.filter((block) => block !== signing).map(publicKey)]
    if (publics.some(({ asymmetricKeyType }) => asymmetricKeyType !== 'ed25519')) throw new TypeError('another kind')
    const signer = {
      keyId: keyIdOf(createPublicKey(key)),
      sign: (message: Bytes) => new Uint8Array(sign(null, message, key)),
    }
    const publicPem = publics.map((one) => one.export({ type: 'spki', format: 'pem' })).join('')
    return { signer, publicPem, knownIds: publics.map(keyIdOf) }
  } catch {
    throw new ConfigError(
      `${file} is not an audit key: an Ed25519 private key in PEM, then public keys of earlier ones`,
    )
  }
}

/** Knows the public keys of a PEM text. @throws when there is something else in it, or nothing */
export function auditVerifier(publicPem: string): AuditVerifier {
  const keys = new Map(pemBlocks(publicPem).map((block) => [keyIdOf(publicKey(block)), publicKey(block)]))
  if (keys.size === 0) throw new TypeError('no public key')
  return ({ keyId, message, signature }) => {
    const key = keys.get(keyId)
    return key && verify(null, message, key, signature)
  }
}

function publicKey(block: string): KeyObject {
  if (!block.includes('PUBLIC KEY')) throw new TypeError('not a public key')
  return createPublicKey(block)
}

const pemBlocks = (text: string): string[] => text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? []

const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
