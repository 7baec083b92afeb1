import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchConfig } from './config.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { keepRunning, type Kept, type Part } from './keep-running.ts'
import { lastLines, newLog } from './logs.ts'
import { buildPages } from './pages.ts'
import { assertFree } from './ports.ts'
import { startProgram, type Running } from './program.ts'

export type Gateway = {
  /** Resolves with one sentence when a part cannot be kept running. */
  failed: Promise<string>
  /** Has the server read POLICY_FILE again. */
  reread: () => void
  stop: () => Promise<void>
}

type Started = { part: Part; running: Running; logFile: string }

const startTimeout = 120_000

export type Terminal = {
  say: (line: string) => void
  /** Aborted when somebody asks to stop while Sigill is still starting. */
  signal?: AbortSignal
}

/** Starts everything and returns when /readyz says so; whatever was started is stopped again when something fails. */
export async function startGateway(launch: LaunchConfig, { say, signal }: Terminal): Promise<Gateway> {
  const { http, smtpIntake, dataFolder } = launch.config
  await assertFree({ variable: 'HTTP_PORT', host: http.host, port: http.port })
  await assertFree({ variable: 'SMTP_PORT', host: smtpIntake.host, port: smtpIntake.port })
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  await buildPages(launch.root, say)

  const started: Started[] = []
  try {
    await startAll(launch, started)
    await awaitReady(launch.server, started, signal)
  } catch (error) {
    await stopAll(started.map(({ running }) => running))
    throw error
  }
  const kept = started.map(({ part, running }) => ({ name: part.name, ...keepRunning(part, running, say) }))
  return {
    failed: Promise.race(kept.map((part) => part.failed)),
    reread: () => kept.find(({ name }) => name === 'server')?.signal('SIGHUP'),
    stop: () => stopAll(kept),
  }
}

async function startAll({ root, config, env, hasDatabase }: LaunchConfig, started: Started[]): Promise<void> {
  const { dataFolder } = config
  const environment = { ...env }
  if (!hasDatabase) {
    const logFile = await newLog(dataFolder, 'postgres')
    const options = { folder: join(dataFolder, 'postgres'), logFile }
    const postgres = await startEmbeddedPostgres(options)
    const start = () => startEmbeddedPostgres({ ...options, port: postgres.port })
    started.push({ part: { name: 'PostgreSQL', start }, running: postgres, logFile })
    environment['DATABASE_URL'] = postgres.url
  }
  const programs = { server: 'server/src/main.ts', haraka: 'haraka-plugins/main.ts' }
  for (const [name, script] of Object.entries(programs)) {
    const logFile = await newLog(dataFolder, name)
    const start = () => startProgram({ script: join(root, script), env: environment, logFile })
    started.push({ part: { name, start }, running: await start(), logFile })
  }
}

async function awaitReady(server: string, started: Started[], asked?: AbortSignal): Promise<void> {
  const settled = new AbortController()
  const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(startTimeout), ...(asked ? [asked] : [])])
  const endings = started.map(async ({ part, running, logFile }) => {
    const how = await running.ended
    throw new Error(`${part.name} ended before Sigill was ready (${how}).\n${await lastLines(logFile, 20)}`)
  })
  try {
    await Promise.race([...endings, pollReadiness(server, signal)])
  } finally {
    settled.abort()
    for (const ending of endings) ending.catch(() => undefined)
  }
}

async function pollReadiness(server: string, signal: AbortSignal): Promise<void> {
  let answer = 'It does not answer.'
  while (!signal.aborted) {
    const response = await fetch(`${server}/readyz`, { signal }).catch(() => undefined)
    if (response?.ok) return
    answer = (await response?.text()) ?? answer
    await sleep(100)
  }
  throw new Error(`Sigill is not ready after ${String(startTimeout / 1000)} seconds. ${answer}`)
}

/** In the reverse order of their start, so that each finds below it what it needs to finish. */
async function stopAll(parts: Pick<Kept, 'stop'>[]): Promise<void> {
  for (const part of parts.toReversed()) await part.stop()
}
