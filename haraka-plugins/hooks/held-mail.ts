import type { MessageStream } from 'haraka'
import type { Reservation } from './admission.ts'

export type Flaw = 'LONE_CARRIAGE_RETURN' | 'NUL' | 'TOO_LARGE' | 'NO_ROOM'

const chunkSize = 65_536
const [nul, lf, cr, dot] = [0x00, 0x0a, 0x0d, 0x2e]

/**
 * One mail between DATA and the answer, once and in memory: the bytes as they were sent, without dot-stuffing
 * (RFC 5321 §4.5.2). Stands in for Haraka's message stream, which rebuilds the header and hands out line by line.
 */
export class HeldMail implements MessageStream {
  flaw: Flaw | undefined
  size = 0
  #chunks: Buffer[] = []
  #room = 0
  readonly #limits: { maxBytes: number; reservation: Reservation }

  constructor(limits: { maxBytes: number; reservation: Reservation }) {
    this.#limits = limits
  }

  /** The mail in pieces of at most 64 KiB. */
  *chunks(): Generator<Buffer> {
    const last = this.#chunks.length - 1
    for (const [index, chunk] of this.#chunks.entries()) {
      yield index === last ? chunk.subarray(0, chunkSize - this.#room) : chunk
    }
  }

  // Haraka calls these three: every line, the end, and when the transaction is over.
  add_line(line: Buffer): void {
    if (this.flaw !== undefined) return
    this.flaw = flawOf(line) ?? this.#append(line[0] === dot ? line.subarray(1) : line)
    if (this.flaw !== undefined) this.#chunks = []
  }

  add_line_end(done?: () => void): void {
    done?.()
  }

  destroy(): void {
    this.#chunks = []
  }

  #append(bytes: Buffer): Flaw | undefined {
    if (this.size + bytes.length > this.#limits.maxBytes) return 'TOO_LARGE'
    let taken = 0
    while (taken < bytes.length) {
      if (this.#room === 0 && !this.#grow()) return 'NO_ROOM'
      const copied = bytes.copy(this.#chunks.at(-1) as Buffer, chunkSize - this.#room, taken)
      this.#room -= copied
      taken += copied
    }
    this.size += bytes.length
    return undefined
  }

  #grow(): boolean {
    if (!this.#limits.reservation.growTo((this.#chunks.length + 1) * chunkSize)) return false
    this.#chunks.push(Buffer.allocUnsafe(chunkSize))
    this.#room = chunkSize
    return true
  }
}

/** Mail servers disagree on what these are, so that one may see two mails where another sees one (RFC 5321 §2.3.8, §4.1.1.4). */
function flawOf(line: Buffer): Flaw | undefined {
  if (line.includes(nul)) return 'NUL'
  const firstCr = line.indexOf(cr)
  if (firstCr !== -1 && (firstCr !== line.length - 2 || line[firstCr + 1] !== lf)) return 'LONE_CARRIAGE_RETURN'
  return undefined
}
