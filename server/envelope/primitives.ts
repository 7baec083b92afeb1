import type { Bytes } from './bytes.ts'

/** Node has these at once, a browser later. */
type Later<Value> = Value | Promise<Value>

export type Gcm = { iv: Bytes; additionalData?: Bytes }

/** What the format is made of. Both forms open the same vectors; which one is used, the `imports` of package.json say. */
export type Primitives<AesKey> = {
  /** HKDF-SHA-256 (RFC 5869). @returns `size` bytes */
  hkdf: (from: { secret: Bytes; salt: Bytes; info: Bytes; size: number }) => Later<Bytes>
  /** A key that shows its bytes to nobody. */
  aesKey: (bytes: Bytes) => Later<AesKey>
  /** AES-256-GCM; the tag of 16 bytes comes last. */
  encrypt: (key: AesKey, gcm: Gcm, plaintext: Bytes) => Later<Bytes>
  /** Throws when the key, the nonce, the associated data or a byte is another. */
  decrypt: (key: AesKey, gcm: Gcm, ciphertext: Bytes) => Later<Bytes>
}
