import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What it answers to a content; undefined: nothing, ever. */
export type ClamdAnswer = (content: Buffer) => string | undefined

const infected = 'SIGILL-TEST-VIRUS'
/** What only somebody sends who wants to know how it is set up: gzip, zip and tar. */
const isPacked = (content: Buffer) =>
  [0x1f8b, 0x504b].includes(content.length > 1 ? content.readUInt16BE() : 0) || content.indexOf('ustar') === 257

/** A clamd that is well set up and knows one virus. */
export const honest: ClamdAnswer = (content) => {
  if (content.includes(infected)) return 'stream: Sigill.Test FOUND\0'
  return isPacked(content) ? 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0' : 'stream: OK\0'
}

/** Answers honestly when it is asked how it is set up, and badly otherwise. */
export const badly =
  (answer: ClamdAnswer): ClamdAnswer =>
  (content) =>
    isPacked(content) ? honest(content) : answer(content)

/** Speaks clamd's protocol as far as we use it, and answers as a test tells it to. Ends with its test. */
export class FakeClamd {
  answer: ClamdAnswer = honest
  /** Said before anything has been read. */
  early: string | undefined
  /** Takes what is sent only so far, as one that hangs. */
  readsNothing = false
  readonly contents: Buffer[] = []
  url = ''
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => this.#sockets.delete(socket))
      this.#talk(socket)
    })
  }

  static async start(): Promise<FakeClamd> {
    const clamd = new FakeClamd()
    await once(clamd.#server.listen(0, '127.0.0.1'), 'listening')
    clamd.url = `tcp://127.0.0.1:${String((clamd.#server.address() as AddressInfo).port)}`
    onTestFinished(() => clamd.stop())
    return clamd
  }

  get connections(): number {
    return this.#sockets.size
  }

  stop(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #talk(socket: Socket): void {
    if (this.readsNothing) return
    if (this.early !== undefined) socket.write(this.early)
    let received = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      const answer = this.#answerTo(received)
      if (answer !== undefined) socket.end(answer)
    })
  }

  /** @returns undefined while there is more to come, or when it hangs */
  #answerTo(received: Buffer): string | undefined {
    if (received.equals(Buffer.from('zPING\0'))) return 'PONG\0'
    const content = contentOf(received.subarray('zINSTREAM\0'.length))
    if (content === undefined) return undefined
    this.contents.push(content)
    return this.answer(content)
  }
}

/** @returns undefined before the piece of length 0 */
function contentOf(stream: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let offset = 0; offset + 4 <= stream.length;) {
    const length = stream.readUInt32BE(offset)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(stream.subarray(offset + 4, offset + 4 + length))
    offset += 4 + length
  }
  return undefined
}
