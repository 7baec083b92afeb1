import { type Bytes, concatBytes, type Random, type SecretKey } from './bytes.ts'
import { context, importSecret, keySize, requireKeySize, tagSize } from './derive.ts'
import { EnvelopeError } from './errors.ts'

const version = 1
const nonceSize = 12
const wrappedKeySize = 1 + nonceSize + keySize + tagSize

/** Opens the content key of the one delivery whose link it comes from, and the token that proves to the server that one holds that link. */
export type LinkKeys = { wrapKey: SecretKey; accessToken: Bytes }

export async function deriveLinkKeys(linkSecret: Bytes): Promise<LinkKeys> {
  requireKeySize(linkSecret, 'link secret')
  const secret = await importSecret(linkSecret)
  const aes = { name: 'AES-GCM', length: keySize * 8 }
  const [wrapKey, accessToken] = await Promise.all([
    crypto.subtle.deriveKey(linkHkdf('sigill/link/1/wrap'), secret, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveBits(linkHkdf('sigill/link/1/access'), secret, keySize * 8),
  ])
  return { wrapKey, accessToken: new Uint8Array(accessToken) }
}

function linkHkdf(label: string) {
  // The link secret is uniformly random and used once, so RFC 5869 §3.1 asks for no salt.
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: context(label) }
}

export async function wrapContentKey(input: {
  wrapKey: SecretKey
  deliveryId: string
  contentKey: Bytes
  random: Random
}): Promise<Bytes> {
  requireKeySize(input.contentKey, 'content key')
  const nonce = input.random(nonceSize)
  const sealed = await crypto.subtle.encrypt(wrapGcm(nonce, input.deliveryId), input.wrapKey, input.contentKey)
  return concatBytes([Uint8Array.of(version), nonce, new Uint8Array(sealed)])
}

/** A wrong link and a changed wrapped key look the same: both are `WRONG_KEY`. */
export async function unwrapContentKey(input: {
  wrapKey: SecretKey
  deliveryId: string
  wrappedKey: Bytes
}): Promise<Bytes> {
  const { wrapKey, deliveryId, wrappedKey } = input
  if (wrappedKey.length > 0 && wrappedKey[0] !== version) {
    throw new EnvelopeError('UNSUPPORTED_VERSION', 'a wrapped key of another version')
  }
  if (wrappedKey.length !== wrappedKeySize) throw new EnvelopeError('DAMAGED', 'a wrapped key of the wrong length')
  const gcm = wrapGcm(wrappedKey.subarray(1, 1 + nonceSize), deliveryId)
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm, wrapKey, wrappedKey.subarray(1 + nonceSize)))
  } catch {
    throw new EnvelopeError('WRONG_KEY', 'this link does not open this content key')
  }
}

function wrapGcm(nonce: Bytes, deliveryId: string) {
  return { name: 'AES-GCM', iv: nonce, additionalData: context('sigill/wrapped-key/1', deliveryId) }
}
