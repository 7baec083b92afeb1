import type { BlockList } from 'node:net'
import type { Connection } from 'haraka'
import { outages } from '@sigill/texts/smtp-outages.ts'
import { type Reply, toDsn } from '../reply.ts'
import { findIntake } from './intake.ts'
import { networkOf } from './network.ts'
import { isTrusted } from './sender.ts'

export const restarting: Reply = { code: 421, status: '4.3.2', sentence: outages.restarting }
const tooMany: Reply = { code: 421, status: '4.7.0', sentence: outages.tooManyConnections }
const tooSlow: Reply = { code: 421, status: '4.4.2', sentence: outages.tooSlow }

type Limits = {
  trustedNetworks: BlockList
  /** In this process. Of strangers together half as many, of one network of theirs a twentieth. */
  mostConnections: number
  /** Milliseconds for the next command; a whole mail may take three times as long, a stranger has a fifth in all. */
  patience: number
}
type Client = { connection: Connection; network: string; cameAt: number; answeredAt: number }

const sweepEvery = 1_000
/** Milliseconds after which a socket is gone, whether or not the other side hangs up too. */
const farewell = 5_000

/**
 * Who is connected: so that nobody keeps others out by their number or by being slow, and so that an end comes as soon as no mail is
 * on its way, and not when the last idle client leaves.
 */
export class Clients {
  readonly #clients = new Map<Connection, Client>()
  readonly #limits: Limits
  #ending = false

  constructor(limits: Limits) {
    this.#limits = limits
    setInterval(() => this.#sweep(), sweepEvery).unref()
  }

  /** @returns why it may not stay */
  add(connection: Connection): Reply | undefined {
    if (this.#ending) return restarting
    const network = networkOf(connection.remote.ip)
    if (!this.#hasRoomFor(connection, network)) return tooMany
    const now = performance.now()
    const client = { connection, network, cameAt: now, answeredAt: now }
    this.#clients.set(connection, client)
    const respond = connection.respond.bind(connection)
    connection.respond = (...answer) => {
      client.answeredAt = performance.now()
      respond(...answer)
    }
    return undefined
  }

  remove(connection: Connection): void {
    this.#clients.delete(connection)
    setTimeout(() => connection.client.destroy(), farewell).unref()
  }

  mailIsOver(connection: Connection): void {
    // Once Haraka has forgotten the mail: it resets before it goes on.
    if (this.#ending) setImmediate(hangUp, connection, restarting)
  }

  end(): void {
    this.#ending = true
    for (const connection of this.#clients.keys()) if (!connection.transaction) hangUp(connection, restarting)
  }

  #isStranger = ({ connection }: Client) => !isTrusted(connection, this.#limits.trustedNetworks)

  #hasRoomFor(connection: Connection, network: string): boolean {
    const { mostConnections, trustedNetworks } = this.#limits
    if (this.#clients.size >= mostConnections) return false
    if (isTrusted(connection, trustedNetworks)) return true
    const strangers = [...this.#clients.values()].filter(this.#isStranger)
    const neighbours = strangers.filter((other) => other.network === network)
    return strangers.length < mostConnections / 2 && neighbours.length < mostConnections / 20
  }

  #sweep(): void {
    const now = performance.now()
    for (const client of this.#clients.values()) if (this.#isTooSlow(client, now)) hangUp(client.connection, tooSlow)
  }

  #isTooSlow(client: Client, now: number): boolean {
    const { patience } = this.#limits
    if (this.#isStranger(client)) return now - client.cameAt > patience / 5
    // Bytes do not count, answers do: a client may send one byte a minute for ever.
    const isInMail = findIntake(client.connection.transaction)?.mail !== undefined
    return now - client.answeredAt > (isInMail ? 3 * patience : patience)
  }
}

function hangUp(connection: Connection, reply: Reply): void {
  connection.respond(reply.code, toDsn(reply, false), () => {
    connection.disconnect()
  })
}
