import { encrypt, type SecretKey } from '#primitives'
import type { Bytes, Random } from './bytes.ts'
import { Cutter } from './cutter.ts'
import { keySize } from './derive.ts'
import { derivePartKey, partRandomSize, type Place, writeHeader } from './part-header.ts'
import { plainSegmentSize, segmentNonce } from './segments.ts'

export type Emit = (bytes: Bytes) => void

/** Seals one part: `start`, `push` for each chunk, `end`. Each call has to be over before the next. */
export class PartSealer {
  readonly #emit: Emit
  readonly #cutter = new Cutter(plainSegmentSize)
  readonly #key: SecretKey
  readonly #noncePrefix: Bytes
  #number = 0

  private constructor(emit: Emit, key: SecretKey, noncePrefix: Bytes) {
    this.#emit = emit
    this.#key = key
    this.#noncePrefix = noncePrefix
  }

  static async start(place: Place & { random: Random }, emit: Emit): Promise<PartSealer> {
    const random = place.random(partRandomSize)
    const { key, commitment } = await derivePartKey(place, random.subarray(0, keySize))
    emit(writeHeader(commitment, random))
    return new PartSealer(emit, key, random.subarray(keySize))
  }

  async push(chunk: Uint8Array): Promise<void> {
    for (const segment of this.#cutter.push(chunk)) await this.#seal(segment, false)
  }

  async end(): Promise<void> {
    await this.#seal(this.#cutter.rest(), true)
  }

  async #seal(segment: Bytes, last: boolean): Promise<void> {
    const iv = segmentNonce(this.#noncePrefix, this.#number++, last)
    this.#emit(await encrypt(this.#key, { iv }, segment))
  }
}
