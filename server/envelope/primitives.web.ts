import type { Bytes } from './bytes.ts'
import type { Gcm, Primitives } from './primitives.ts'

/** WebCrypto's `CryptoKey`, which Node's types know as a value only. */
export type SecretKey = InstanceType<typeof CryptoKey>

const algorithm = (gcm: Gcm) => ({ name: 'AES-GCM', ...gcm })

/** WebCrypto refuses shared memory by itself. */
const unshared = (bytes: Uint8Array) => bytes as Bytes

export const { hkdf, aesKey, encrypt, decrypt }: Primitives<SecretKey> = {
  hkdf: async ({ secret, salt, info, size }) => {
    const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, size * 8))
  },
  aesKey: (bytes) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
  encrypt: async (key, gcm, plaintext) =>
    new Uint8Array(await crypto.subtle.encrypt(algorithm(gcm), key, unshared(plaintext))),
  decrypt: async (key, gcm, ciphertext) =>
    new Uint8Array(await crypto.subtle.decrypt(algorithm(gcm), key, unshared(ciphertext))),
}
