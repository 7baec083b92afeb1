import { decrypt, type SecretKey } from '#primitives'
import { type Bytes, equalBytes } from './bytes.ts'
import { Cutter } from './cutter.ts'
import { EnvelopeError } from './errors.ts'
import { derivePartKey, type Place, readHeader } from './part-header.ts'
import type { Emit } from './part-sealer.ts'
import { headerSize, sealedSegmentSize, segmentNonce } from './segments.ts'

type Started = { key: SecretKey; noncePrefix: Bytes; nextNumber: number }

/** Opens one part: `push` for each chunk, `end`. Each call has to be over before the next. */
export class PartOpener {
  readonly #place: Place
  readonly #emit: Emit
  readonly #cutter = new Cutter((index) => (index === 0 ? headerSize : sealedSegmentSize(index - 1)))
  #started: Started | undefined

  constructor(place: Place, emit: Emit) {
    this.#place = place
    this.#emit = emit
  }

  async push(chunk: Uint8Array): Promise<void> {
    for (const piece of this.#cutter.push(chunk)) {
      if (this.#started) await this.#open(this.#started, piece, false)
      else this.#started = await this.#start(piece)
    }
  }

  async end(): Promise<void> {
    const rest = this.#cutter.rest()
    if (this.#started) return this.#open(this.#started, rest, true)
    readHeader(rest) // tells another version from a part that was cut off
    throw new EnvelopeError('DAMAGED', 'a part was cut off after its header')
  }

  async #start(header: Bytes): Promise<Started> {
    const { commitment, salt, noncePrefix } = readHeader(header)
    const derived = await derivePartKey(this.#place, salt)
    if (!equalBytes(derived.commitment, commitment)) {
      throw new EnvelopeError('WRONG_KEY', 'a part of another content key, owner or part id')
    }
    return { key: derived.key, noncePrefix, nextNumber: 0 }
  }

  async #open(started: Started, segment: Bytes, last: boolean): Promise<void> {
    const iv = segmentNonce(started.noncePrefix, started.nextNumber++, last)
    const plaintext = await opened(started.key, iv, segment)
    if (plaintext.length > 0) this.#emit(plaintext)
  }
}

async function opened(key: SecretKey, iv: Bytes, segment: Bytes): Promise<Bytes> {
  try {
    return await decrypt(key, { iv }, segment)
  } catch {
    throw new EnvelopeError('DAMAGED', 'a segment was changed, cut off or moved')
  }
}
