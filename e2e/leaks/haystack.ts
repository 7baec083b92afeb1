import { gunzipSync, inflateSync, constants } from 'node:zlib'
import type { Needle } from './needles.ts'

export type Find = { canary: string; form: string; place: string }

/** Looks for all needles at once, in one pass over what it is given. */
export class Haystack {
  readonly finds: Find[] = []
  /** Bytes that were looked through, by place. */
  readonly searched = new Map<string, number>()
  readonly #byBeginning = new Map<number, Needle[]>()
  readonly #beginnings = new Uint8Array(0x1_00_00)

  constructor(needles: Needle[]) {
    for (const needle of needles) {
      const beginning = needle.bytes.readUInt32LE(0)
      this.#beginnings[beginning & 0xff_ff] = 1
      this.#byBeginning.set(beginning, [...(this.#byBeginning.get(beginning) ?? []), needle])
    }
  }

  /** Also what is compressed in it, where one can see that. */
  search(place: string, bytes: Buffer): void {
    this.searched.set(place, (this.searched.get(place) ?? 0) + bytes.length)
    this.#look(place, bytes)
    for (const inflated of compressedIn(bytes)) this.#look(`${place} (compressed)`, inflated)
  }

  #look(place: string, bytes: Buffer): void {
    const last = bytes.length - 4
    for (let at = 0; at <= last; at++) {
      if (this.#beginnings[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue
      for (const needle of this.#byBeginning.get(bytes.readUInt32LE(at)) ?? []) {
        if (isAt(bytes, at, needle)) this.finds.push({ canary: needle.canary, form: needle.form, place })
      }
    }
  }
}

function isAt(bytes: Buffer, at: number, { bytes: wanted, standsAlone }: Needle): boolean {
  const end = at + wanted.length
  if (end > bytes.length || bytes.compare(wanted, 0, wanted.length, at, end) !== 0) return false
  if (!standsAlone) return true
  const before = bytes.toString('latin1', Math.max(0, at - 4), at)
  const after = bytes.toString('latin1', end, end + 1)
  // Fractions of a second have six digits, too.
  return !/[0-9a-z]$|:\d\d\.$/i.test(before) && !/^[0-9a-z]/i.test(after)
}

const limit = { maxOutputLength: 64 * 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH }

function* compressedIn(bytes: Buffer): Generator<Buffer> {
  for (
    let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  ) {
    yield* attempt(() => gunzipSync(bytes.subarray(at), limit))
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    // RFC 1950 §2.2: the first two bytes are a multiple of 31.
    if ((0x78_00 + (bytes[at + 1] ?? 0)) % 31 === 0)
      yield* attempt(() => inflateSync(bytes.subarray(at, at + 1_000_000), limit))
  }
}

function attempt(inflate: () => Buffer): Buffer[] {
  try {
    const inflated = inflate()
    return inflated.length >= 4 ? [inflated] : []
  } catch {
    return []
  }
}
