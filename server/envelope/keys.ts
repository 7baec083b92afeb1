import { aesKey, decrypt, encrypt, hkdf, type SecretKey } from '#primitives'
import { type Bytes, concatBytes, type Random } from './bytes.ts'
import { context, keySize, requireKeySize, tagSize } from './derive.ts'
import { EnvelopeError } from './errors.ts'

const version = 1
const nonceSize = 12
const wrappedKeySize = 1 + nonceSize + keySize + tagSize

/** `wrapKey` opens the content key of the one delivery whose link it comes from; `accessToken` proves to the server that one holds that link. */
export type LinkKeys = { wrapKey: SecretKey; accessToken: Bytes }

/** docs/envelope.md, section 3. @throws EnvelopeError MALFORMED for a link secret that is not 32 bytes */
export async function deriveLinkKeys(linkSecret: Bytes): Promise<LinkKeys> {
  requireKeySize(linkSecret, 'link secret')
  // The link secret is uniformly random and used once, so RFC 5869 §3.1 asks for no salt.
  const from = { secret: linkSecret, salt: new Uint8Array(0), size: keySize }
  const wrapKey = await aesKey(await hkdf({ ...from, info: context('sigill/link/1/wrap') }))
  return { wrapKey, accessToken: await hkdf({ ...from, info: context('sigill/link/1/access') }) }
}

/**
 * docs/envelope.md, section 4: the 61 bytes that open with the link of this delivery alone.
 * @throws EnvelopeError MALFORMED for a content key that is not 32 bytes, or an id that is not printable ASCII
 */
export async function wrapContentKey(input: {
  wrapKey: SecretKey
  deliveryId: string
  contentKey: Bytes
  random: Random
}): Promise<Bytes> {
  requireKeySize(input.contentKey, 'content key')
  const nonce = input.random(nonceSize)
  const sealed = await encrypt(input.wrapKey, wrapGcm(nonce, input.deliveryId), input.contentKey)
  return concatBytes([Uint8Array.of(version), nonce, sealed])
}

/**
 * docs/envelope.md, section 4. A wrong link and a changed wrapped key look the same.
 * @throws EnvelopeError WRONG_KEY for both, DAMAGED for a wrong length, UNSUPPORTED_VERSION, or MALFORMED for an id that is not printable ASCII
 */
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
    return await decrypt(wrapKey, gcm, wrappedKey.subarray(1 + nonceSize))
  } catch {
    throw new EnvelopeError('WRONG_KEY', 'this link does not open this content key')
  }
}

function wrapGcm(nonce: Bytes, deliveryId: string) {
  return { iv: nonce, additionalData: context('sigill/wrapped-key/1', deliveryId) }
}
