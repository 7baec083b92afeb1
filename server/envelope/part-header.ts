import { type Bytes, concatBytes } from './bytes.ts'
import { type CommittedKey, commitmentSize, context, deriveCommittedKey, keySize, requireKeySize } from './derive.ts'
import { EnvelopeError } from './errors.ts'
import { headerSize, noncePrefixSize, tinkHeaderSize } from './segments.ts'

const version = 1
const tinkHeaderAt = 1 + commitmentSize
const saltAt = tinkHeaderAt + 1
const noncePrefixAt = saltAt + keySize

export const partRandomSize = keySize + noncePrefixSize

/** Where a part belongs: the id of its message or reply, and `manifest` or the number of the attachment. It opens nowhere else. */
export type Place = { contentKey: Bytes; ownerId: string; partId: string }

/** `random`: the salt, then the nonce prefix. */
export function writeHeader(commitment: Bytes, random: Bytes): Bytes {
  return concatBytes([Uint8Array.of(version), commitment, Uint8Array.of(tinkHeaderSize), random])
}

export function readHeader(header: Bytes) {
  if (header.length > 0 && header[0] !== version) {
    throw new EnvelopeError('UNSUPPORTED_VERSION', 'a part of another version')
  }
  if (header.length !== headerSize || header[tinkHeaderAt] !== tinkHeaderSize) {
    throw new EnvelopeError('DAMAGED', 'the header of a part was cut off or changed')
  }
  return {
    commitment: header.slice(1, tinkHeaderAt),
    salt: header.slice(saltAt, noncePrefixAt),
    noncePrefix: header.slice(noncePrefixAt),
  }
}

/**
 * docs/envelope.md, section 5: the key of one part, and the commitment in its header that keeps it from opening under another.
 * @throws EnvelopeError MALFORMED for a content key that is not 32 bytes, or an id that is not printable ASCII
 */
export async function derivePartKey(place: Place, salt: Bytes): Promise<CommittedKey> {
  requireKeySize(place.contentKey, 'content key')
  const info = context('sigill/part/1', place.ownerId, place.partId)
  return deriveCommittedKey({ secrets: [place.contentKey], salt, info })
}
