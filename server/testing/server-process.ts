import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { freePort } from '../launch/free-port.ts'
import { startProgram } from '../launch/program.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const script = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const startPatience = 60_000

/** Real server processes that share a database and a data folder, as in production, and start at once; what leaves them is files. */
export async function serverProcesses(count: number, given?: TestDatabase) {
  const database = given ?? (await createTestDatabase())
  const dataFolder = await mkdtemp(join(tmpdir(), 'sigill-servers-'))
  onTestFinished(async () => {
    await database.drop()
    await rm(dataFolder, { recursive: true, force: true })
  })
  const start = () => startServer({ databaseUrl: database.url, dataFolder })
  const origins = await Promise.all(Array.from({ length: count }, start))
  const [origin = ''] = origins
  return {
    origin,
    origins,
    databaseUrl: database.url,
    /** One more of them. */
    start,
    intakeToken: (await readFile(join(dataFolder, 'keys', 'intake-token'), 'utf8')).trim(),
    /** What left with this ending (`.eml`, `.sms.json`), oldest first. */
    sent: async (ending: string) => {
      const folder = join(dataFolder, 'outbox')
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending)).sort()
      return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    },
    log: async () => (await Promise.all(origins.map((url) => readFile(logOf(dataFolder, url), 'utf8')))).join(''),
  }
}

const logOf = (dataFolder: string, origin: string) => join(dataFolder, `server-${new URL(origin).port}.log`)

async function startServer({ databaseUrl, dataFolder }: { databaseUrl: string; dataFolder: string }): Promise<string> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder,
    HTTP_PORT: String(port),
    PUBLIC_URL: origin,
    SMTP_PORT: String(port),
  }
  const running = await startProgram({ script, env, logFile: logOf(dataFolder, origin) })
  onTestFinished(() => running.stop())
  let isOver = false
  void running.ended.then(() => (isOver = true))
  const begun = performance.now()
  while (!(await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) {
    isOver ||= performance.now() - begun > startPatience
    if (isOver) throw new Error(await readFile(logOf(dataFolder, origin), 'utf8'))
    await sleep(50)
  }
  return origin
}
