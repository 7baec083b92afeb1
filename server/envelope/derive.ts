import { aesKey, hkdf, type SecretKey } from '#primitives'
import { type Bytes, concatBytes } from './bytes.ts'
import { EnvelopeError } from './errors.ts'

export const keySize = 32
export const commitmentSize = 32
export const tagSize = 16

const printableAscii = /^[ -~]+$/

/** A label and what it speaks of, as bytes that no other label and fields give: joined by NUL, which none may hold. */
export function context(label: string, ...fields: string[]): Bytes {
  if (!fields.every((field) => printableAscii.test(field))) {
    throw new EnvelopeError('MALFORMED', `${label}: an id or a context is not printable ASCII`)
  }
  return new TextEncoder().encode([label, ...fields].join('\0'))
}

export function requireKeySize(key: Bytes, what: string): void {
  if (key.length !== keySize) throw new EnvelopeError('MALFORMED', `${what} is not ${String(keySize)} bytes`)
}

/** A key, and a commitment to it: AES-GCM alone lets one ciphertext open under two keys. */
export type CommittedKey = { key: SecretKey; commitment: Bytes }

/** HKDF-SHA-256 (RFC 5869), 64 bytes: the first 32 are the AES-256-GCM key, the others the commitment. */
export async function deriveCommittedKey(from: { secrets: Bytes[]; salt: Bytes; info: Bytes }): Promise<CommittedKey> {
  const { salt, info } = from
  const secret = concatBytes(from.secrets)
  const derived = await hkdf({ secret, salt, info, size: keySize + commitmentSize })
  return { key: await aesKey(derived.slice(0, keySize)), commitment: derived.slice(keySize) }
}
