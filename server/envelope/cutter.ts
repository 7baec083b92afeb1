import type { Bytes } from './bytes.ts'

/**
 * Cuts a stream into pieces of given sizes, whatever the sizes of its chunks.
 * Holds the newest piece back: only the end of the stream tells whether it is the last.
 */
export class Cutter {
  readonly #sizeOf: (index: number) => number
  #index = 0
  #held: Bytes = new Uint8Array(0)
  #length = 0

  constructor(sizeOf: (index: number) => number) {
    this.#sizeOf = sizeOf
  }

  /** The whole pieces that are not the last. Each is valid until the next is asked for. */
  *push(chunk: Uint8Array): Generator<Bytes, void> {
    let offset = 0
    while (offset < chunk.length) {
      const size = this.#sizeOf(this.#index)
      if (this.#length === size) {
        yield this.#held.subarray(0, size)
        this.#next()
      } else if (this.#length === 0 && chunk.length - offset > size) {
        // Not copied. WebCrypto refuses shared memory by itself.
        yield chunk.subarray(offset, offset + size) as Bytes
        offset += size
        this.#next()
      } else {
        offset += this.#hold(chunk.subarray(offset), size)
      }
    }
  }

  /** The last piece, whole or not. */
  rest(): Bytes {
    return this.#held.subarray(0, this.#length)
  }

  #next(): void {
    this.#index++
    this.#length = 0
  }

  #hold(bytes: Uint8Array, size: number): number {
    const taken = bytes.subarray(0, size - this.#length)
    const needed = this.#length + taken.length
    if (needed > this.#held.length) {
      // Doubling: a small part does not pay for a whole segment, and single bytes do not pay for a copy each.
      const grown = new Uint8Array(Math.max(needed, Math.min(size, this.#held.length * 2)))
      grown.set(this.rest())
      this.#held = grown
    }
    this.#held.set(taken, this.#length)
    this.#length = needed
    return taken.length
  }
}
