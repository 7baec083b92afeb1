import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What happens to bytes on their way. `stalled`: they wait. */
type Line = { kind: 'clear' } | { kind: 'late'; milliseconds: number } | { kind: 'slow'; bytesPerSecond: number }

/**
 * Stands between a client and a TCP server of this machine, as the network does that makes trouble. It can be slow, hang,
 * break, lose connections without a word, and lead to another server from now on.
 */
export class FaultProxy {
  readonly #server = createServer((client) => void this.#carry(client))
  readonly #sockets = new Set<Socket>()
  #target: number
  #line: Line = { kind: 'clear' }
  #stalled: PromiseWithResolvers<undefined> | undefined
  #isRefusing = false
  /** Connections of an earlier generation are lost: nothing comes through any more, and nobody is told. */
  #generation = 0

  private constructor(target: number) {
    this.#target = target
  }

  static async to(port: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(port)
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening')
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** The same address by way of the proxy. */
  through(address: string): string {
    const url = new URL(address)
    url.port = String(this.port)
    return url.href
  }

  /** Everything passes again, on connections that still are. */
  clear(): void {
    this.#line = { kind: 'clear' }
    this.#isRefusing = false
    this.#stalled?.resolve(undefined)
    this.#stalled = undefined
  }

  /** Each piece comes later by this. */
  late(milliseconds: number): void {
    this.#line = { kind: 'late', milliseconds }
  }

  slow(bytesPerSecond: number): void {
    this.#line = { kind: 'slow', bytesPerSecond }
  }

  /** Nothing passes until `clear`; connections can be made. */
  stall(): void {
    this.#stalled ??= Promise.withResolvers()
  }

  /** Connections that are open now never carry anything again, and stay open: the other machine has lost its power. */
  lose(): void {
    this.#generation++
  }

  /** Breaks the connections that are open. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Breaks new connections too, until `clear`. */
  refuse(): void {
    this.#isRefusing = true
    this.cut()
  }

  /** New connections lead there. */
  leadTo(port: number): void {
    this.#target = port
  }

  async close(): Promise<void> {
    this.#server.close()
    this.clear()
    for (const socket of this.#sockets) socket.destroy()
    await once(this.#server, 'close')
  }

  async #carry(client: Socket): Promise<void> {
    if (this.#isRefusing) {
      client.resetAndDestroy()
      return
    }
    const server = connect(this.#target, '127.0.0.1')
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.once('close', () => this.#sockets.delete(socket))
    }
    const generation = this.#generation
    await Promise.allSettled([this.#pump(client, server, generation), this.#pump(server, client, generation)])
    client.destroy()
    server.destroy()
  }

  async #pump(from: Socket, to: Socket, generation: number): Promise<void> {
    for await (const piece of from as AsyncIterable<Buffer>) {
      await this.#pass(piece.length)
      if (generation < this.#generation) await new Promise(() => undefined)
      if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')])
    }
    to.end()
  }

  async #pass(bytes: number): Promise<void> {
    await this.#stalled?.promise
    if (this.#line.kind === 'late') await sleep(this.#line.milliseconds)
    if (this.#line.kind === 'slow') await sleep((bytes / this.#line.bytesPerSecond) * 1_000)
  }
}
