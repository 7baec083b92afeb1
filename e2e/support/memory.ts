import { readFile } from 'node:fs/promises'
import { processesOf } from './processes.ts'

const scripts = { server: 'server/src/main.ts', intake: 'node_modules/haraka/' }
type Memory = Record<keyof typeof scripts, number>
/** `DATA_DIR` of each. */
type Folders = Record<keyof typeof scripts, string>

/** Watches how much memory the processes of a gateway use, in MB, from the first mails on. */
export class MemoryWatch {
  readonly #folders: Folders
  readonly #timer: NodeJS.Timeout
  #before: Memory = { server: 0, intake: 0 }
  #peak: Memory = { server: 0, intake: 0 }

  constructor(folders: Folders) {
    this.#folders = folders
    this.#timer = setInterval(() => void this.#look(), 200).unref()
  }

  /** What was used until now is what is usual. */
  async startOutage(): Promise<void> {
    await this.#look()
    this.#before = this.#peak
    this.#peak = { server: 0, intake: 0 }
  }

  /** Ends the watch. @returns the most that was used since the outage began, as a part of the most that was used before */
  async growth(): Promise<Memory> {
    await this.#look()
    clearInterval(this.#timer)
    return {
      server: this.#peak.server / this.#before.server,
      intake: this.#peak.intake / this.#before.intake,
    }
  }

  async #look(): Promise<void> {
    const [server, intake] = await Promise.all([this.#used('server'), this.#used('intake')])
    this.#peak = { server: Math.max(this.#peak.server, server), intake: Math.max(this.#peak.intake, intake) }
  }

  /** Of the largest process, where several run the same. */
  async #used(part: keyof typeof scripts): Promise<number> {
    const pids = await processesOf({ dataFolder: this.#folders[part], script: scripts[part] })
    const sizes = await Promise.all(pids.map(residentMegabytes))
    return Math.max(0, ...sizes)
  }
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
