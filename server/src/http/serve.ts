import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Express } from 'express'

export type Serving = {
  /** Takes no new connections, and resolves when every request is answered or, after the patience, cut off. */
  stop: () => Promise<void>
}

/** @param where `patience`: milliseconds that requests under way get when the server stops */
export async function serve(
  app: Express,
  { host, port, patience }: { host: string; port: number; patience: number },
): Promise<Serving> {
  const server = createServer()
  // A mail of 50 MB over a slow line takes its time; headers do not.
  server.requestTimeout = 600_000
  server.headersTimeout = 15_000
  const stopKeepingAlive = watchKeepAlive(server)
  server.on('request', app)
  server.listen(port, host)
  await once(server, 'listening')
  return {
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      stopKeepingAlive()
      const cut = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(cut)
    },
  }
}

/** Node waits for connections that clients keep open. @returns what ends each connection with the answer it is giving */
function watchKeepAlive(server: Server): () => void {
  const unanswered = new Set<ServerResponse>()
  let stopping = false
  const endConnection = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.on('request', (_request, response) => {
    unanswered.add(response)
    if (stopping) endConnection(response)
    response.once('close', () => {
      unanswered.delete(response)
      if (stopping) server.closeIdleConnections()
    })
  })
  return () => {
    stopping = true
    unanswered.forEach(endConnection)
  }
}
