import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { SmtpClient, type SmtpReply } from './smtp-client.ts'

/** The real thing: `main.ts` with Haraka below it, in a folder of its own. */
export class RunningHaraka {
  readonly port: number
  readonly dataFolder: string
  /** All that it has printed. */
  output = ''
  readonly #process: ChildProcess
  readonly #clients: SmtpClient[] = []

  private constructor({ port, dataFolder, env }: { port: number; dataFolder: string; env: Record<string, string> }) {
    this.port = port
    this.dataFolder = dataFolder
    this.#process = spawn(process.execPath, [path.join(import.meta.dirname, '..', 'main.ts')], {
      // No PATH, and with it no openssl, which not every machine has.
      env: { SMTP_PORT: String(port), DATA_DIR: dataFolder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // A test that failed has not stopped it.
    process.once('exit', () => this.#process.kill('SIGKILL'))
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (bytes: Buffer) => (this.output += bytes.toString()))
    }
  }

  static async start(env: Record<string, string>): Promise<RunningHaraka> {
    // A space in the path, as on the machines of people.
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'sigill haraka-'))
    const haraka = new RunningHaraka({ port: await freePort(), dataFolder, env })
    try {
      await haraka.#greeting()
    } catch (error) {
      await haraka.stop()
      throw error
    }
    return haraka
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  async client(): Promise<SmtpClient> {
    const client = await SmtpClient.greeted(this.port)
    this.#clients.push(client)
    return client
  }

  /** @returns the answer to the mail */
  async send(
    mail: Buffer | string,
    { from = '<asa@kommun.se>', to = ['<anna@foretag.se.s>'] } = {},
  ): Promise<SmtpReply> {
    const client = await this.client()
    await client.commands(`MAIL FROM:${from}`, ...to.map((address) => `RCPT TO:${address}`))
    return client.data(mail)
  }

  hangUp(): void {
    for (const client of this.#clients.splice(0)) client.close()
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill('SIGINT')
      await once(this.#process, 'exit')
    }
    await rm(this.dataFolder, { recursive: true })
    return this.#process.exitCode
  }

  /** Ends the launcher alone, without a chance to end Haraka. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await once(this.#process, 'exit')
  }

  async answers(): Promise<boolean> {
    const client = await SmtpClient.connect(this.port)
    const { code } = await client.command('NOOP')
    client.close()
    return code === 250
  }

  async #greeting(): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      if (this.#process.exitCode !== null) throw new Error(`Haraka ended:\n${this.output}`)
      if (await this.answers()) return
      await sleep(100)
    }
    throw new Error(`Haraka does not answer:\n${this.output}`)
  }
}
