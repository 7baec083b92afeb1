import { createCipheriv, hkdfSync } from 'node:crypto'
import { type Bytes, concatBytes } from '../bytes.ts'

type Place = { ownerId: string; partId: string }
type TwoKeyPart = { part: Bytes; nonce: Bytes; subkeys: [Bytes, Bytes]; segment: Bytes }

/**
 * A part whose one segment AES-GCM opens under two keys, as anybody who knows both can make it (Dodis et al. 2018, "Fast
 * message franking": invisible salamanders). Its commitment is to the first.
 */
export function twoKeyPart(place: Place, contentKeys: [Bytes, Bytes]): TwoKeyPart {
  const salt = new Uint8Array(32).fill(7)
  const noncePrefix = new Uint8Array(7).fill(9)
  const nonce = Uint8Array.of(...noncePrefix, 0, 0, 0, 0, 1)
  const info = ['sigill/part/1', place.ownerId, place.partId].join('\0')
  const derive = (contentKey: Bytes) => new Uint8Array(hkdfSync('sha256', contentKey, salt, info, 64))
  const [first, second] = [derive(contentKeys[0]), derive(contentKeys[1])]
  const subkeys: [Bytes, Bytes] = [first.slice(0, 32), second.slice(0, 32)]
  const segment = twoKeySegment(subkeys, nonce)
  const part = concatBytes([Uint8Array.of(1), first.subarray(32), Uint8Array.of(40), salt, noncePrefix, segment])
  return { part, nonce, subkeys, segment }
}

/** One block c and a tag that is right under both keys: c·H₁² + l·H₁ + E₁ = c·H₂² + l·H₂ + E₂ (NIST SP 800-38D §6.4, §7.1). */
function twoKeySegment([one, other]: [Bytes, Bytes], nonce: Bytes): Bytes {
  const [h1, h2] = [block(one, new Uint8Array(16)), block(other, new Uint8Array(16))]
  const counter = Uint8Array.of(...nonce, 0, 0, 0, 1)
  const [e1, e2] = [block(one, counter), block(other, counter)]
  const lengths = 128n // no associated data, 128 bits of ciphertext
  const c = multiply(e1 ^ e2 ^ multiply(lengths, h1 ^ h2), inverse(multiply(h1, h1) ^ multiply(h2, h2)))
  const tag = e1 ^ multiply(lengths, h1) ^ multiply(c, multiply(h1, h1))
  return new Uint8Array(Buffer.from(hex(c) + hex(tag), 'hex'))
}

function block(key: Bytes, plain: Bytes): bigint {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return BigInt(`0x${cipher.update(plain).toString('hex')}`)
}

/** In GCM's field: the leftmost bit is the coefficient of x⁰. */
function multiply(left: bigint, right: bigint): bigint {
  let product = 0n
  let power = right
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((left >> bit) & 1n) product ^= power
    power = power & 1n ? (power >> 1n) ^ (0xe1n << 120n) : power >> 1n
  }
  return product
}

/** By Fermat: a^(2^128 - 2). */
function inverse(value: bigint): bigint {
  let result = 1n << 127n
  let power = value
  for (let i = 1; i < 128; i++) {
    power = multiply(power, power)
    result = multiply(result, power)
  }
  return result
}

function hex(value: bigint): string {
  return value.toString(16).padStart(32, '0')
}
