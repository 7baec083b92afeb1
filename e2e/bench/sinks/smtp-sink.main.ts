// A mail server that takes every mail and throws it away, or keeps those that are asked for.
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { answerEach } from '../answer.ts'
import type { SmtpSinkQuestion } from './smtp-sink.ts'

let taken = 0
let keeping = false
let kept: string[] = []

const server = createServer((socket) => new Visit(socket))
await once(server.listen(0, '127.0.0.1'), 'listening')

answerEach(async (question: SmtpSinkQuestion) => {
  keeping = question.keep ?? keeping
  const { port } = server.address() as AddressInfo
  if (!question.handOver) return { port, taken, kept: [] }
  const answer = { port, taken, kept }
  kept = []
  return answer
})

/** How many receipts a sender gets for what was opened depends on when they leave; what is waited for is notices and replies. */
const isReport = (mail: string) => /^Content-Type: multipart\/report/im.test(mail.slice(0, mail.indexOf('\r\n\r\n')))

const endOfMail = '\r\n.\r\n'

class Visit {
  readonly #socket: Socket
  #received = ''
  #inMail = false

  constructor(socket: Socket) {
    this.#socket = socket.setNoDelay().setEncoding('latin1')
    socket.on('error', () => undefined)
    socket.on('data', (text: string) => {
      this.#received += text
      while (this.#inMail ? this.#takeMail() : this.#takeCommand());
    })
    socket.write('220 sink.example ESMTP\r\n')
  }

  #takeCommand(): boolean {
    const end = this.#received.indexOf('\r\n')
    if (end < 0) return false
    const verb = this.#received.slice(0, 4).toUpperCase()
    this.#received = this.#received.slice(end + 2)
    this.#inMail = verb === 'DATA'
    this.#socket.write(this.#inMail ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    if (verb === 'QUIT') this.#socket.end()
    return true
  }

  #takeMail(): boolean {
    const end = this.#received.indexOf(endOfMail)
    if (end < 0) return false
    const mail = this.#received.slice(0, end)
    if (!isReport(mail)) {
      taken++
      if (keeping) kept.push(mail)
    }
    this.#received = this.#received.slice(end + endOfMail.length)
    this.#inMail = false
    this.#socket.write('250 taken\r\n')
    return true
  }
}
