import type { Connection } from 'haraka'
import { outages } from '@sigill/texts/smtp-outages.ts'
import { type Reply, toDsn } from '../reply.ts'

export const restarting: Reply = { code: 421, status: '4.3.2', sentence: outages.restarting }

/** Who is connected, so that an end comes as soon as no mail is on its way, and not when the last idle client leaves. */
export class Clients {
  readonly #connections = new Set<Connection>()
  #ending = false

  /** @returns false when nobody can come any more */
  add(connection: Connection): boolean {
    if (!this.#ending) this.#connections.add(connection)
    return !this.#ending
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection)
  }

  mailIsOver(connection: Connection): void {
    // Once Haraka has forgotten the mail: it resets before it goes on.
    if (this.#ending) setImmediate(hangUp, connection)
  }

  end(): void {
    this.#ending = true
    for (const connection of this.#connections) if (!connection.transaction) hangUp(connection)
  }
}

function hangUp(connection: Connection): void {
  connection.respond(restarting.code, toDsn(restarting, false), () => {
    connection.disconnect()
  })
}
