import { type Bytes, toBase64url } from '../bytes.ts'
import { seal, type SealingKeys } from '../seal.ts'
import { changed } from './changed.ts'
import { countingRandom } from './counting-random.ts'

const keks: Record<string, Bytes> = { 'kek-2026': countingRandom(0x20)(32), 'kek-2027': countingRandom(0x60)(32) }
const dayKey = countingRandom(0xa0)(32)
const context = 'link-secret:019ac3f0-5c1e-7d4b-9a55-0b6f6f0d2a11'
const plaintext = countingRandom(0x10)(32)

/** `sealed-values.json`: small values under the KEK ring, with and without a day key. */
export async function sealVectors() {
  const old = await seal({ keys: ring('kek-2026'), context, plaintext, random: countingRandom(1) })
  const current = await seal({ keys: ring('kek-2027'), dayKey, context, plaintext, random: countingRandom(2) })
  const empty = await seal({ keys: ring('kek-2027'), context, plaintext: new Uint8Array(0), random: countingRandom(3) })
  const undated = { context, sealed: toBase64url(old) }
  const dated = { dayKey: toBase64url(dayKey), context, sealed: toBase64url(current) }
  const refused = (title: string, error: string, change: object) => ({ title, ...dated, ...change, error })
  const refusedBytes = (title: string, error: string, bytes: Bytes) =>
    refused(title, error, { sealed: toBase64url(bytes) })
  return {
    keks: Object.fromEntries(Object.entries(keks).map(([id, kek]) => [id, toBase64url(kek)])),
    opens: [
      { title: 'under a KEK', ...undated, kekId: 'kek-2026', plaintext: toBase64url(plaintext) },
      { title: 'under a KEK and a day key', ...dated, kekId: 'kek-2027', plaintext: toBase64url(plaintext) },
      { title: 'nothing', context, sealed: toBase64url(empty), kekId: 'kek-2027', plaintext: '' },
    ],
    refuses: [
      { title: 'a day key for a value that has none', ...undated, dayKey: dated.dayKey, error: 'WRONG_KEY' },
      { title: 'no day key', context, sealed: dated.sealed, error: 'WRONG_KEY' },
      refused('the key of another day', 'WRONG_KEY', { dayKey: toBase64url(countingRandom(0xa1)(32)) }),
      refused('another context', 'WRONG_KEY', { context: context.replace('link-secret', 'content-key') }),
      refusedBytes('a KEK that is not in the ring', 'WRONG_KEY', changed(current, 9, 0x38)),
      refusedBytes('another KEK of the ring', 'WRONG_KEY', changed(current, 9, 0x36)),
      refusedBytes('a changed salt', 'WRONG_KEY', changed(current, 10)),
      refusedBytes('a changed commitment', 'WRONG_KEY', changed(current, 42)),
      refusedBytes('a changed value', 'DAMAGED', changed(current, 74)),
      refusedBytes('a changed tag', 'DAMAGED', changed(current, current.length - 1)),
      refusedBytes('a byte too few', 'DAMAGED', current.slice(0, -1)),
      refusedBytes('a KEK id without characters', 'DAMAGED', changed(current, 1, 0)),
      refusedBytes('a KEK id that does not end', 'DAMAGED', changed(current, 1, 255)),
      refusedBytes('nothing', 'DAMAGED', current.slice(0, 0)),
      refusedBytes('version 2', 'UNSUPPORTED_VERSION', changed(current, 0, 2)),
    ],
  }
}

function ring(currentId: string): SealingKeys {
  return { currentId, kek: (id) => keks[id] }
}
