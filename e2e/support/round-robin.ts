import { once } from 'node:events'
import { Agent, createServer, request as requestOf, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const healthInterval = 250
const tryFor = 5_000

/**
 * Stands before several servers as `Caddyfile` has it: asks each for its health, gives requests to those that are well in turn, and keeps
 * connections. When a server cannot be reached, a GET is tried at another; as with Caddy 2.6, what has a body is not, and is a 502.
 */
export class RoundRobin {
  readonly #server = createServer((request, response) => void this.#carry(request, response))
  readonly #agent = new Agent({ keepAlive: true })
  readonly #closing = new AbortController()
  #servers: string[] = []
  #well: string[] = []
  #turn = 0

  static async start(): Promise<RoundRobin> {
    const proxy = new RoundRobin()
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening')
    void proxy.#watch()
    return proxy
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** @param urls of the servers that requests are given to */
  leadTo(urls: string[]): void {
    this.#servers = urls
  }

  /** Resolves when the proxy finds every server well. */
  async allWell(): Promise<void> {
    while (this.#well.length < this.#servers.length) await sleep(20)
  }

  close(): void {
    this.#closing.abort()
    this.#agent.destroy()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #watch(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const servers = this.#servers
      const states = await Promise.all(servers.map(isWell))
      this.#well = servers.filter((_, index) => states[index])
      await sleep(healthInterval)
    }
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const deadline = performance.now() + tryFor
    while (performance.now() < deadline) {
      const server = this.#well[this.#turn++ % Math.max(this.#well.length, 1)]
      const outcome = server === undefined ? 'UNREACHABLE' : await this.#forward(server, request, response)
      if (outcome === 'DONE') return
      if (server !== undefined && request.method !== 'GET') break
      await sleep(50)
    }
    response.writeHead(502).end()
  }

  async #forward(server: string, request: IncomingMessage, response: ServerResponse): Promise<'DONE' | 'UNREACHABLE'> {
    const { method, url = '/', headers } = request
    const onwards = requestOf(new URL(url, server), { method, headers, agent: this.#agent })
    const [socket] = (await once(onwards, 'socket')) as [NodeJS.Socket & { connecting: boolean }]
    try {
      if (socket.connecting) await Promise.race([once(socket, 'connect'), once(onwards, 'error').then(fail)])
    } catch {
      return 'UNREACHABLE'
    }
    const answered = once(onwards, 'response') as Promise<[IncomingMessage]>
    request.pipe(onwards)
    try {
      const [answer] = await answered
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      await once(answer.pipe(response), 'close')
    } catch {
      if (response.headersSent) response.destroy()
      else response.writeHead(502).end()
    }
    return 'DONE'
  }
}

function fail([error]: unknown[]): never {
  throw error
}

async function isWell(server: string): Promise<boolean> {
  const signal = AbortSignal.timeout(1_000)
  const answer = await fetch(`${server}/healthz`, { signal }).catch(() => undefined)
  return answer?.ok ?? false
}
