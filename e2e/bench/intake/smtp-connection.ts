import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A kept connection to a mail server that costs next to nothing: no parsing, no copying, one mail after the other. */
export class SmtpConnection {
  readonly #socket: Socket
  #received = ''
  #waiting: ((reply: string) => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay().setEncoding('latin1')
    socket.on('data', (text: string) => this.#take(text))
    socket.on('error', () => undefined)
    socket.on('close', () => this.#waiting?.('000 closed'))
  }

  /** Greeted and ready for a mail. @throws when it is not */
  static async open(port: number): Promise<SmtpConnection> {
    const socket = connect(port, '127.0.0.1')
    const connection = new SmtpConnection(socket)
    const greeting = connection.#reply()
    await once(socket, 'connect')
    for (const reply of [await greeting, await connection.#say('EHLO bench.example\r\n')]) {
      if (!reply.startsWith('2')) throw new Error(`no greeting: ${reply}`)
    }
    return connection
  }

  /** @returns the reply that decided: the final 250, or the first that was not what was hoped for */
  async send({ from, to, head, body }: { from: string; to: string; head: string; body: Buffer }): Promise<string> {
    const size = Buffer.byteLength(head) + body.length
    for (const line of [`MAIL FROM:<${from}> SIZE=${size}\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n']) {
      const reply = await this.#say(line)
      if (reply.startsWith('250') || reply.startsWith('354')) continue
      await this.#say('RSET\r\n')
      return reply
    }
    const reply = this.#reply()
    this.#socket.cork()
    this.#socket.write(head)
    this.#socket.write(body)
    this.#socket.write('.\r\n')
    this.#socket.uncork()
    return reply
  }

  close(): void {
    this.#socket.destroy()
  }

  #say(line: string): Promise<string> {
    const reply = this.#reply()
    this.#socket.write(line)
    return reply
  }

  #reply(): Promise<string> {
    if (this.#socket.destroyed) return Promise.resolve('000 closed')
    return new Promise((resolve) => (this.#waiting = resolve))
  }

  #take(text: string): void {
    this.#received += text
    // The last line of a reply has a space after its code (RFC 5321 §4.2.1).
    const last = this.#received.lastIndexOf('\r\n', this.#received.length - 3) + 1
    if (!this.#received.endsWith('\r\n') || this.#received[(last === 0 ? 0 : last + 1) + 3] !== ' ') return
    const reply = this.#received.trimEnd()
    this.#received = ''
    this.#waiting?.(reply)
  }
}
