import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A program of the bench in a process of its own, so that what it costs is not counted with what is measured. */
export class Child {
  readonly #process: ChildProcess
  #asked = 0

  /** @param script below this folder */
  constructor(script: string) {
    // Without our own flags: a profiler, for example, is meant for us alone.
    this.#process = fork(join(import.meta.dirname, script), { execArgv: [] })
    process.once('exit', () => this.#process.kill('SIGKILL'))
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** What the program answers to `request`; the type of the answer is what the program says it is. */
  async ask<Answer>(request: unknown): Promise<Answer> {
    const id = ++this.#asked
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const onMessage = (message: { id: number; answer?: Answer; fault?: string }) => {
      if (message.id !== id) return
      if (message.fault === undefined) resolve(message.answer as Answer)
      else reject(new Error(message.fault))
    }
    const onExit = () => reject(new Error('a program of the bench ended by itself'))
    this.#process.on('message', onMessage).once('exit', onExit)
    this.#process.send({ id, request })
    try {
      return await promise
    } finally {
      this.#process.off('message', onMessage).off('exit', onExit)
    }
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.disconnect()
    this.#process.kill('SIGTERM')
    await ended
  }
}
