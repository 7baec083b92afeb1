import { TnefFault } from './tnef-fault.ts'

/** Reads a stream by the lengths that stand in it, holding no more than what is asked for. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>
  #held: Uint8Array = new Uint8Array(0)

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#pieces = stream[Symbol.asyncIterator]()
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.#next(1)).length === 0
  }

  /** Exactly so many bytes. */
  async take(length: number): Promise<Buffer> {
    const pieces: Uint8Array[] = []
    for await (const piece of this.stream(length)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** Exactly so many bytes, as they come. */
  async *stream(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const piece = await this.#next(left)
      if (piece.length === 0) throw new TnefFault('cut off')
      this.#held = this.#held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  /** Up to `most` bytes, none at the end; they stay held. */
  async #next(most: number): Promise<Uint8Array> {
    while (this.#held.length === 0) {
      const next = await this.#pieces.next()
      if (next.done) break
      this.#held = next.value
    }
    return this.#held.subarray(0, most)
  }
}
