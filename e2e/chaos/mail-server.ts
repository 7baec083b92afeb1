import { setTimeout as sleep } from 'node:timers/promises'
import { SmtpClient, type SmtpReply } from '../../haraka-plugins/testing/smtp-client.ts'
import { numberedMail } from './numbered-mail.ts'
import type { SeededRandom } from './seeded-random.ts'

/** `recipients`: of the envelope; `raw` the same bytes with each try. */
export type OutgoingMail = { number: number; sender: string; recipients: string[]; raw: string }

type Queued = { mail: OutgoingMail; waiting: Set<string> }

const queued = (mail: OutgoingMail): Queued => ({ mail, waiting: new Set(mail.recipients) })

/** Longer than the intake takes for any answer (25 s); whoever is silent for longer is gone. */
const patience = 40_000
/** The connection that was being handed to a worker when that was killed is greeted by nobody; mail servers wait for five minutes. */
const patienceForGreeting = 5_000
const connections = 4

/** This try is over: 4xx, or the connection is gone. */
class NotTaken extends Error {}

/**
 * The sender's own mail server, as far as Sigill can see it: keeps a mail for a recipient until it has read 250 after the final dot, and
 * tries again after 4xx, silence and lost connections.
 */
export class MailServer {
  acknowledged = 0
  tries = 0
  /** Milliseconds from a command, or a final dot, to its answer. */
  slowestAnswer = 0
  readonly #refusals: string[] = []
  readonly #queue: Queued[] = []
  readonly #port: () => number
  readonly #random: SeededRandom
  readonly #ended: Promise<unknown>
  #unfinished = 0
  #willGo = 0
  #stopping = false

  /** @param port of the intake that a new connection is made to */
  constructor({ port, random }: { port: () => number; random: SeededRandom }) {
    this.#port = port
    this.#random = random
    this.#ended = Promise.all(Array.from({ length: connections }, () => this.#work()))
  }

  enqueue(numbers: number[]): void {
    const protectedly = (address: string) => `${address}.s`
    const mails = numbers.map(numberedMail)
    this.#queue.push(...mails.map((mail) => queued({ ...mail, recipients: mail.recipients.map(protectedly) })))
    this.#unfinished += mails.length
  }

  /** Before whatever waits. */
  handFirst(mails: OutgoingMail[]): void {
    this.#queue.unshift(...mails.map(queued))
    this.#unfinished += mails.length
  }

  /** Of the next mails, this many lose their connection right after the final dot, before the answer is read. */
  goAfterTheDot(times: number): void {
    this.#willGo = times
  }

  async acknowledgedAtLeast(count: number): Promise<void> {
    while (this.acknowledged < count) await sleep(1)
  }

  /** Resolves when every mail is acknowledged. @throws Error when one is refused for good: nothing that goes on here is a reason for it */
  async empty(): Promise<void> {
    while (this.#unfinished > 0) {
      if (this.#refusals.length > 0) throw new Error(`refused for good: ${this.#refusals.join(' | ')}`)
      await sleep(20)
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#ended
  }

  async #work(): Promise<void> {
    let client: SmtpClient | undefined
    while (!this.#stopping) {
      const queued = this.#queue.shift()
      if (queued) client = await this.#try(queued, client)
      else await sleep(5)
    }
    client?.close()
  }

  /** @returns the connection, when it is good for another mail */
  async #try(queued: Queued, kept: SmtpClient | undefined): Promise<SmtpClient | undefined> {
    this.tries++
    const client = kept ?? (await SmtpClient.connect(this.#port(), { patience: patienceForGreeting }))
    try {
      if (!kept) await this.#expect(250, client, 'EHLO mx.kommun.example')
      await this.#deliver(queued, client)
      if (queued.waiting.size === 0) this.#finish()
      else void this.#again(queued)
      return client
    } catch (error) {
      client.close()
      if (!(error instanceof NotTaken)) throw error
      void this.#again(queued)
      return undefined
    }
  }

  #finish(): void {
    this.acknowledged++
    this.#unfinished--
  }

  async #again(queued: Queued): Promise<void> {
    await sleep(300 + this.#random.below(200))
    this.#queue.push(queued)
  }

  async #deliver(queued: Queued, client: SmtpClient): Promise<void> {
    const { mail } = queued
    await this.#expect(250, client, `MAIL FROM:<${mail.sender}> SIZE=${mail.raw.length}`)
    const taken: string[] = []
    for (const address of queued.waiting) {
      const reply = await this.#ask(client, `RCPT TO:<${address}>`)
      if (reply.code === 250) taken.push(address)
      this.#noteRefusal(queued, reply)
    }
    if (taken.length === 0) throw new NotTaken()
    await this.#expect(354, client, 'DATA')
    const content = `${mail.raw}\r\n.\r\n`
    if (this.#willGo > 0) await this.#goAfter(content, client)
    const reply = await this.#answer(client, client.raw(content))
    this.#noteRefusal(queued, reply)
    if (reply.code !== 250) throw new NotTaken()
    for (const address of taken) queued.waiting.delete(address)
  }

  /** A mail server would tell the sender, and not try again. */
  #noteRefusal({ mail }: Queued, { code, text }: SmtpReply): void {
    if (code >= 500) this.#refusals.push(`mail ${mail.number}: ${text}`)
  }

  async #goAfter(content: string, client: SmtpClient): Promise<never> {
    this.#willGo--
    await client.send(content)
    await sleep(this.#random.below(30))
    throw new NotTaken()
  }

  async #expect(code: number, client: SmtpClient, command: string): Promise<void> {
    const reply = await this.#ask(client, command)
    if (reply.code >= 500) this.#refusals.push(reply.text)
    if (reply.code !== code) throw new NotTaken()
  }

  #ask(client: SmtpClient, command: string): Promise<SmtpReply> {
    return this.#answer(client, client.command(command))
  }

  async #answer(client: SmtpClient, reply: Promise<SmtpReply>): Promise<SmtpReply> {
    const begun = performance.now()
    const timer = setTimeout(() => client.close(), patience)
    const answer = await reply
    clearTimeout(timer)
    this.slowestAnswer = Math.max(this.slowestAnswer, performance.now() - begun)
    return answer
  }
}
