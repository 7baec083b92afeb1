import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { concatBytes, type Bytes } from './bytes.ts'
import type { Gcm, Primitives } from './primitives.ts'

export type SecretKey = KeyObject

const cipher = 'aes-256-gcm'
const tagSize = 16

/** A message of a few kilobytes takes a dozen of these; WebCrypto's way through a thread costs each four times the work itself. */
export const { hkdf, aesKey, encrypt, decrypt }: Primitives<SecretKey> = {
  // From bytes, Node first finds out at some cost that they are no key object yet.
  hkdf: ({ secret, salt, info, size }) => new Uint8Array(hkdfSync('sha256', createSecretKey(secret), salt, info, size)),
  aesKey: (bytes) => createSecretKey(bytes),
  encrypt: (key, gcm, plaintext) => {
    const sealing = createCipheriv(cipher, key, gcm.iv, { authTagLength: tagSize })
    if (gcm.additionalData) sealing.setAAD(gcm.additionalData)
    return concatBytes([sealing.update(plaintext), sealing.final(), sealing.getAuthTag()])
  },
  decrypt: (key, gcm, ciphertext) => open(key, gcm, ciphertext),
}

function open(key: KeyObject, { iv, additionalData }: Gcm, ciphertext: Uint8Array): Bytes {
  const opening = createDecipheriv(cipher, key, iv, { authTagLength: tagSize })
  if (additionalData) opening.setAAD(additionalData)
  const end = ciphertext.length - tagSize
  if (end < 0) throw new RangeError('shorter than its tag')
  opening.setAuthTag(ciphertext.subarray(end))
  return concatBytes([opening.update(ciphertext.subarray(0, end)), opening.final()])
}
