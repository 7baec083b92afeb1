import { connect, type Socket } from 'node:net'
import type { Patience } from './patience.ts'
import { ScannerOutage, type Scan, type ScanVerdict } from './virus-scanner.ts'

export type ClamdAddress = { host: string; port: number } | { path: string }

/** More than any answer: `stream: <signature> FOUND`. */
const longestAnswer = 1_000

/**
 * One command of clamd's protocol (clamd(8), "COMMANDS"): `z` and a NUL after the command ask for a NUL after the answer, so that one
 * that is cut off is not taken for a whole one.
 */
export class ClamdConnection {
  readonly #socket: Socket
  readonly #patience: Patience
  readonly #answer = Promise.withResolvers<string>()
  /** All of the answer, before or after everything has been sent. */
  answered: string | undefined

  constructor(address: ClamdAddress, patience: Patience, command: string) {
    this.#patience = patience
    this.#socket = connect(address)
    this.#answer.promise.catch(() => undefined) // somebody may never ask
    this.#listen()
    this.#socket.write(`z${command}\0`)
  }

  answer(): Promise<string> {
    return this.#patience.wait(this.#answer.promise)
  }

  /** Resolves once the socket has room again, or the answer is there already. */
  async send(bytes: Uint8Array[]): Promise<void> {
    this.#socket.cork()
    const hasRoom = bytes.map((piece) => this.#socket.write(piece)).every(Boolean)
    this.#socket.uncork()
    if (hasRoom) return
    const drained = Promise.withResolvers<undefined>()
    const onDrain = () => drained.resolve(undefined)
    this.#socket.once('drain', onDrain)
    try {
      await this.#patience.wait(Promise.race([drained.promise, this.#answer.promise]))
    } finally {
      this.#socket.off('drain', onDrain)
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  #listen(): void {
    let received = ''
    const fail = (why: string) => this.#answer.reject(new ScannerOutage(why))
    this.#socket.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1')
      const end = received.indexOf('\0')
      if (end !== -1) {
        this.answered ??= received.slice(0, end)
        this.#answer.resolve(this.answered)
      } else if (received.length > longestAnswer) {
        fail('the virus scanner says too much')
        this.#socket.destroy()
      }
    })
    this.#socket.on('error', () => {
      fail('the virus scanner is not there')
    })
    this.#socket.on('close', () => {
      fail('the virus scanner hung up without an answer')
    })
  }
}

/** The command INSTREAM: each piece after its length, and a length of 0 at the end. */
export class ClamdScan implements Scan {
  readonly #connection: ClamdConnection

  constructor(address: ClamdAddress, patience: Patience) {
    this.#connection = new ClamdConnection(address, patience, 'INSTREAM')
  }

  async write(piece: Uint8Array): Promise<void> {
    // An empty piece would be the end; and a scanner that has answered early reads no more.
    if (piece.length === 0 || this.#connection.answered !== undefined) return
    await this.#connection.send([lengthOf(piece.length), piece])
  }

  async verdict(): Promise<ScanVerdict> {
    const isEarly = this.#connection.answered !== undefined
    if (!isEarly) await this.#connection.send([lengthOf(0)])
    const verdict = verdictOf(await this.#connection.answer())
    if (isEarly && verdict.kind === 'Clean') throw new ScannerOutage('the virus scanner has not read to the end')
    return verdict
  }

  end(): void {
    this.#connection.close()
  }
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** What clamd reports as found, but means that it did not look: at its limits, or in front of a password. */
const notLookedInto = /^Heuristics\.(Limits\.Exceeded|Encrypted)\b/

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { kind: 'Clean' }
  if (answer === 'INSTREAM size limit exceeded. ERROR') return { kind: 'Unscannable', signature: 'StreamMaxLength' }
  const [, signature] = /^stream: ([\w.:()-]{1,200}) FOUND$/.exec(answer) ?? []
  if (signature === undefined) throw new ScannerOutage('the virus scanner says something that is no verdict')
  return { kind: notLookedInto.test(signature) ? 'Unscannable' : 'Infected', signature }
}
