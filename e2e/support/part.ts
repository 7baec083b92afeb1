import { startProgram, type Program } from '../../server/launch/program.ts'

/** A program that can be replaced while the others go on. */
export class Part {
  readonly #program: Program
  #running: Awaited<ReturnType<typeof startProgram>>

  private constructor(program: Program, running: Awaited<ReturnType<typeof startProgram>>) {
    this.#program = program
    this.#running = running
  }

  static async start(program: Program): Promise<Part> {
    return new Part(program, await startProgram(program))
  }

  /** Tells it to stop and, once it has, starts another in its place. @returns how it ended */
  async replace(signal: 'SIGTERM' | 'SIGINT'): Promise<string> {
    process.kill(this.#running.pid, signal)
    const how = await this.#running.ended
    this.#running = await startProgram(this.#program)
    return how
  }

  stop(): Promise<void> {
    return this.#running.stop()
  }
}
