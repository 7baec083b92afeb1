import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export type SmtpReply = { code: number; text: string }

/** An SMTP client that sends exactly the bytes it is given, polite or not. */
export class SmtpClient {
  greeting: SmtpReply = { code: 0, text: '' }
  #socket: Socket
  #received = ''
  #waiting: (() => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  /**
   * @param patience milliseconds to wait for the greeting; then the connection is closed
   * @param from the address that it comes from, anywhere in 127.0.0.0/8
   */
  static async connect(port: number, { patience = 300_000, from = '127.0.0.1' } = {}): Promise<SmtpClient> {
    const client = SmtpClient.silent(port, from)
    const timer = setTimeout(() => {
      client.close()
    }, patience)
    client.greeting = await client.reply()
    clearTimeout(timer)
    return client
  }

  /** Connected, but it has not read the greeting yet. */
  static silent(port: number, from = '127.0.0.1'): SmtpClient {
    return new SmtpClient(connect({ port, host: '127.0.0.1', localAddress: from }))
  }

  /** Connected, greeted, ready for MAIL FROM. */
  static async greeted(port: number, from = '127.0.0.1'): Promise<SmtpClient> {
    const client = await SmtpClient.connect(port, { from })
    await client.command('EHLO client.example')
    return client
  }

  command(line: string): Promise<SmtpReply> {
    this.#socket.write(`${line}\r\n`)
    return this.reply()
  }

  async commands(...lines: string[]): Promise<SmtpReply> {
    let last: SmtpReply = { code: 0, text: '' }
    for (const line of lines) last = await this.command(line)
    return last
  }

  /** @param mail with CRLF line ends, not yet dot-stuffed */
  async data(mail: Buffer | string): Promise<SmtpReply> {
    const go = await this.command('DATA')
    if (go.code !== 354) return go
    const stuffed = Buffer.from(mail).toString('latin1').replace(/^\./gm, '..')
    return this.raw(`${stuffed}.\r\n`)
  }

  /** @param bytes one character is one byte */
  raw(bytes: string): Promise<SmtpReply> {
    this.#socket.write(Buffer.from(bytes, 'latin1'))
    return this.reply()
  }

  /** Resolves when the system has taken the bytes, or the connection is gone. */
  async send(bytes: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#socket.write(Buffer.from(bytes, 'latin1'), () => resolve())
    })
  }

  /** Sends, and does not wait for anything. */
  write(bytes: string): void {
    this.#socket.write(Buffer.from(bytes, 'latin1'))
  }

  /** Every reply until the other side hangs up. */
  async repliesToTheEnd(): Promise<SmtpReply[]> {
    const replies: SmtpReply[] = []
    for (let reply = await this.reply(); reply.code !== 0; reply = await this.reply()) replies.push(reply)
    return replies
  }

  /** Bytes that the other side has not taken. */
  get unsent(): number {
    return this.#socket.writableLength
  }

  get isClosed(): boolean {
    return this.#socket.destroyed
  }

  async startTls(): Promise<void> {
    await this.command('STARTTLS')
    this.#socket.removeAllListeners('data')
    this.#socket = connectTls({ socket: this.#socket, rejectUnauthorized: false })
    await once(this.#socket, 'secureConnect')
    this.#listen()
  }

  async reply(): Promise<SmtpReply> {
    for (;;) {
      const end = /^\d{3} .*\r\n/m.exec(this.#received)
      if (end) {
        const text = this.#received.slice(0, end.index + end[0].length)
        this.#received = this.#received.slice(text.length)
        return { code: Number(end[0].slice(0, 3)), text: text.trimEnd() }
      }
      if (this.#socket.destroyed) return { code: 0, text: 'closed' }
      await new Promise<void>((resolve) => (this.#waiting = resolve))
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  #listen(): void {
    const wake = () => this.#waiting?.()
    this.#socket.on('data', (bytes: Buffer) => {
      this.#received += bytes.toString()
      wake()
    })
    this.#socket.on('close', wake)
    this.#socket.on('error', wake)
  }
}
