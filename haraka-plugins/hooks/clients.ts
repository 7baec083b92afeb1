import type { Connection } from 'haraka'
import { outages } from '@sigill/texts/smtp-outages.ts'
import { toDsn } from '../reply.ts'

const restarting = toDsn({ code: 421, status: '4.3.2', sentence: outages.restarting }, false)

/** Who is connected, so that an end comes as soon as no mail is on its way, and not when the last idle client leaves. */
export class Clients {
  readonly #connections = new Set<Connection>()
  #ending = false

  add(connection: Connection): void {
    this.#connections.add(connection)
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
  connection.respond(restarting.code, restarting.reply, () => {
    connection.disconnect()
  })
}
