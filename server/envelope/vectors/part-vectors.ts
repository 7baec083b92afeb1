import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts'
import { encodeManifest } from '../manifest.ts'
import { sealBytes } from '../part.ts'
import { changed } from './changed.ts'
import { countingRandom } from './counting-random.ts'
import { sampleManifest } from './manifest-vectors.ts'

type PartVector = { contentKey: string; ownerId: string; partId: string; sealed: string }

const contentKey = countingRandom(0x80)(32)
const ownerId = '019ac3f0-5c1e-7d4b-9a55-0b6f6f0d2a00'

/** `parts.json`: parts of one segment. */
export async function partVectors() {
  const empty = new Uint8Array(0)
  const short = new TextEncoder().encode('Hej, Märta!')
  const manifest = encodeManifest(sampleManifest)
  const shortPart = await sealed('2', short, 2)
  return {
    opens: [
      { title: 'an empty part', ...(await sealed('1', empty, 1)), plaintext: '' },
      { title: 'a short part', ...shortPart, plaintext: toBase64url(short) },
      { title: 'a manifest', ...(await sealed('manifest', manifest, 3)), plaintext: toBase64url(manifest) },
    ],
    refuses: refusedParts(shortPart),
  }
}

function refusedParts(part: PartVector) {
  const bytes = fromBase64url(part.sealed)
  const refused = (title: string, error: string, change: Partial<PartVector>) => ({ title, ...part, ...change, error })
  const refusedBytes = (title: string, error: string, sealed: Bytes) =>
    refused(title, error, { sealed: toBase64url(sealed) })
  return [
    refused('another content key', 'WRONG_KEY', { contentKey: toBase64url(countingRandom(0x81)(32)) }),
    refused('another owner', 'WRONG_KEY', { ownerId: ownerId.replace(/0$/, '1') }),
    refused('another part', 'WRONG_KEY', { partId: '1' }),
    refusedBytes('a changed commitment', 'WRONG_KEY', changed(bytes, 1)),
    refusedBytes('a changed header length', 'DAMAGED', changed(bytes, 33)),
    refusedBytes('a changed salt', 'WRONG_KEY', changed(bytes, 34)),
    refusedBytes('a changed nonce prefix', 'DAMAGED', changed(bytes, 66)),
    refusedBytes('a changed byte', 'DAMAGED', changed(bytes, 73)),
    refusedBytes('a changed tag', 'DAMAGED', changed(bytes, bytes.length - 1)),
    refusedBytes('a byte too few', 'DAMAGED', bytes.slice(0, -1)),
    refusedBytes('a byte too many', 'DAMAGED', Uint8Array.of(...bytes, 0)),
    refusedBytes('the header alone', 'DAMAGED', bytes.slice(0, 73)),
    refusedBytes('half a header', 'DAMAGED', bytes.slice(0, 40)),
    refusedBytes('nothing', 'DAMAGED', bytes.slice(0, 0)),
    refusedBytes('version 2', 'UNSUPPORTED_VERSION', changed(bytes, 0, 2)),
  ]
}

/** `long-part.json`: fills one segment and has one byte more. Byte i of the plaintext is i mod 256. */
export async function longPartVector() {
  const plaintextSize = 65_481
  return {
    title: 'a part of two segments',
    plaintextSize,
    ...(await sealed('1', countingRandom(0)(plaintextSize), 4)),
    refuses: [
      { title: 'the last segment is missing', keep: [[0, 65_569]], error: 'DAMAGED' },
      {
        title: 'the first segment is missing',
        keep: [
          [0, 73],
          [65_569, 65_586],
        ],
        error: 'DAMAGED',
      },
      {
        title: 'the segments change places',
        keep: [
          [0, 73],
          [65_569, 65_586],
          [73, 65_569],
        ],
        error: 'DAMAGED',
      },
      {
        title: 'the last segment comes twice',
        keep: [
          [0, 65_586],
          [65_569, 65_586],
        ],
        error: 'DAMAGED',
      },
    ],
  }
}

async function sealed(partId: string, plaintext: Bytes, first: number): Promise<PartVector> {
  const bytes = await sealBytes({ contentKey, ownerId, partId, plaintext, random: countingRandom(first) })
  return { contentKey: toBase64url(contentKey), ownerId, partId, sealed: toBase64url(bytes) }
}
