import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Express } from 'express'

export type Serving = {
  /** Takes no new connections after the delay, and resolves when every request is answered or, after the patience, cut off. */
  stop: () => Promise<void>
}

export type Where = {
  host: string
  port: number
  /** Milliseconds that requests under way get when the server stops. */
  patience: number
  /** Milliseconds in which a server that stops still takes requests, so that a proxy that asks for its health can go elsewhere first. */
  stopDelay: number
}

/** Longer than the 2 minutes for which Caddy keeps a connection: a request must not meet the end of the connection that it is sent on. */
const keepAliveTimeout = 130_000

export async function serve(app: Express, { host, port, patience, stopDelay }: Where): Promise<Serving> {
  const server = createServer()
  // A mail of 50 MB over a slow line takes its time; headers do not.
  server.requestTimeout = 600_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = keepAliveTimeout
  const keptAlive = watchKeepAlive(server)
  server.on('request', app)
  server.listen(port, host)
  await once(server, 'listening')
  return {
    stop: async () => {
      if (!server.listening) return
      keptAlive.endAnswered()
      await sleep(stopDelay)
      const closed = once(server, 'close')
      keptAlive.endIdle()
      server.close()
      const cut = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(cut)
    },
  }
}

/** Node waits for connections that clients keep open. */
function watchKeepAlive(server: Server) {
  const unanswered = new Set<ServerResponse>()
  let stopping = false
  let closing = false
  const endConnection = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.on('request', (_request, response) => {
    unanswered.add(response)
    if (stopping) endConnection(response)
    response.once('close', () => {
      unanswered.delete(response)
      if (closing) server.closeIdleConnections()
    })
  })
  return {
    /** From now on each connection ends with the answer that it is giving. */
    endAnswered: () => {
      stopping = true
      unanswered.forEach(endConnection)
    },
    /** From now on it ends as well when it is giving none. */
    endIdle: () => {
      closing = true
    },
  }
}
