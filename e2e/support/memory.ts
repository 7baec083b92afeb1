import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesOf } from './processes.ts'

const scripts = { server: 'server/src/main.ts', intake: 'node_modules/haraka/' }
type Part = keyof typeof scripts
const parts = Object.keys(scripts) as Part[]
/** MB. */
type Memory = Record<Part, number>
const nothing: Memory = { server: 0, intake: 0 }

/**
 * MB that V8's young generation may take (three of its halves, `--max-semi-space-size=32`). It fills and is emptied whoever keeps what; what
 * was usual may have been looked at while it was small.
 */
const youngGeneration = 96

/** Watches how much memory a server and its intake use, from the first mails on. Both live as long as the watch. */
export class MemoryWatch {
  readonly #pids: Record<Part, number[]>
  #before = nothing
  #peak = nothing
  #ended = false

  private constructor(pids: Record<Part, number[]>) {
    this.#pids = pids
    void this.#watch()
  }

  /** @param folders `DATA_DIR` of each */
  static async start(folders: Record<Part, string>): Promise<MemoryWatch> {
    const [server, intake] = await Promise.all(
      parts.map((part) => processesOf({ dataFolder: folders[part], script: scripts[part] })),
    )
    return new MemoryWatch({ server: server ?? [], intake: intake ?? [] })
  }

  /** What was used until now is what is usual. */
  async startOutage(): Promise<void> {
    await this.#look()
    this.#before = this.#peak
    this.#peak = nothing
  }

  /** Ends the watch. @returns the most that was used since the outage began, the young generation left out, as a part of the most that was used before */
  async growth(): Promise<Memory> {
    await this.#look()
    this.#ended = true
    const of = (part: Part) => (this.#peak[part] - youngGeneration) / this.#before[part]
    return { server: of('server'), intake: of('intake') }
  }

  async #watch(): Promise<void> {
    while (!this.#ended) {
      await this.#look()
      await sleep(200)
    }
  }

  async #look(): Promise<void> {
    const [server, intake] = await Promise.all(parts.map((part) => this.#used(part)))
    this.#peak = { server: Math.max(this.#peak.server, server ?? 0), intake: Math.max(this.#peak.intake, intake ?? 0) }
  }

  /** Of the largest process, where several run the same. */
  async #used(part: Part): Promise<number> {
    return Math.max(0, ...(await Promise.all(this.#pids[part].map(residentMegabytes))))
  }
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
