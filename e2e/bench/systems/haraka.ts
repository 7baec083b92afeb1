import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../server/launch/free-port.ts'
import { startProgram } from '../../../server/launch/program.ts'
import { processesOf } from '../../support/processes.ts'
import { Child } from '../child.ts'
import { awaitBanner } from './await-banner.ts'
import type { System } from './system.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** (a) Haraka with our configuration and a plugin that discards. */
export async function harakaThatDiscards(env: Record<string, string>): Promise<System> {
  const haraka = await startHaraka('e2e/bench/systems/haraka-discards.main.ts', env)
  return { ...haraka, letter: 'a', title: 'Haraka that discards' }
}

/** (b) Haraka with our plugin, which hands each mail to an HTTP server that discards it. */
export async function harakaToSink(env: Record<string, string>): Promise<System> {
  const sink = new Child('sinks/http-sink.main.ts')
  const port = await sink.ask<number>({})
  const haraka = await startHaraka('haraka-plugins/main.ts', { ...env, SIGILL_URL: `http://127.0.0.1:${port}` })
  return {
    ...haraka,
    letter: 'b',
    title: 'Haraka that streams to an HTTP sink',
    processes: { ...haraka.processes, sink: [sink.pid] },
    async stop() {
      await haraka.stop()
      await sink.stop()
    },
  }
}

async function startHaraka(script: string, env: Record<string, string>): Promise<Omit<System, 'letter' | 'title'>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sigill-bench-'))
  const smtpPort = await freePort()
  const own = { PATH: process.env['PATH'], SMTP_PORT: String(smtpPort), DATA_DIR: dataFolder }
  const logFile = join(dataFolder, 'log')
  const running = await startProgram({ script: join(root, script), env: { ...env, ...own }, logFile })
  await awaitBanner(smtpPort, logFile)
  return {
    smtpPort,
    suffix: '.s',
    isDone: 'acknowledged',
    processes: { Haraka: await processesOf({ dataFolder, script }) },
    settled: async () => undefined,
    async stop() {
      await running.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
