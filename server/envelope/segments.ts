import type { Bytes } from './bytes.ts'
import { commitmentSize, keySize, tagSize } from './derive.ts'

// After version and commitment a part is, byte for byte, Tink's AES-GCM-HKDF streaming AEAD: docs/envelope.md, section 5.
const segmentSize = 65536
export const noncePrefixSize = 7
export const tinkHeaderSize = 1 + keySize + noncePrefixSize
export const headerSize = 1 + commitmentSize + tinkHeaderSize

const nonceSize = 12
const mostSegments = 2 ** 32 - 1

/** Bytes of the sealed segment with this number, tag included; only the last may be shorter. The first shares its place with Tink's header. */
export function sealedSegmentSize(number: number): number {
  return number === 0 ? segmentSize - tinkHeaderSize : segmentSize
}

export function plainSegmentSize(number: number): number {
  return sealedSegmentSize(number) - tagSize
}

/** Prefix, number of the segment, and whether it is the last: order and end of a stream cannot be changed. */
export function segmentNonce(prefix: Bytes, number: number, last: boolean): Bytes {
  if (number >= mostSegments) throw new RangeError('a part of more than 2^32 - 1 segments')
  const nonce = new Uint8Array(nonceSize)
  nonce.set(prefix)
  new DataView(nonce.buffer).setUint32(noncePrefixSize, number)
  nonce[nonceSize - 1] = last ? 1 : 0
  return nonce
}
