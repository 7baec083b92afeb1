import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { unprivileged } from './unprivileged.ts'

const isRoot = process.getuid?.() === 0
let folder = ''

beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'sigill-only-root-'))
  await chmod(parent, 0o700)
  folder = join(parent, 'postgres')
  await mkdir(folder)
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
})

test.skipIf(isRoot)('an ordinary user runs the program as it is', async () => {
  expect(await unprivileged(['true'], folder)).toEqual({ prefix: [], owner: undefined })
})

test.runIf(isRoot)('root becomes somebody else, in a folder that only root may enter', async () => {
  const { prefix } = await unprivileged(['true'], folder)
  const [command, ...args] = [...prefix, 'sh', '-c', `id -u; touch '${folder}/made'`]
  const { stdout } = await promisify(execFile)(command, args)
  expect(stdout.trim()).toBe('65534')
  expect((await stat(join(folder, 'made'))).uid).toBe(0)
})

test.runIf(isRoot)('a database outlives that user namespaces become forbidden, and come back', async () => {
  const start = async () => {
    const postgres = await startEmbeddedPostgres({ folder, logFile: `${folder}.log`, durable: false })
    await postgres.stop()
    return (await stat(join(folder, 'data', 'PG_VERSION'))).uid
  }
  expect(await start()).toBe(0)
  await forbid('unshare')
  expect(await start()).toBe(65534)
  vi.unstubAllEnvs()
  expect(await start()).toBe(0)
})

test.runIf(isRoot)("root starts a database that lies in somebody else's home", async () => {
  await chmod(folder, 0o777)
  await chown(join(folder, '..'), 1, 1)
  const start = startEmbeddedPostgres({ folder, logFile: `${folder}.log`, durable: false })
  await expect(start).resolves.toBeDefined()
  await (await start).stop()
})

test.runIf(isRoot)('where no way works, the sentence says what to do instead', async () => {
  await forbid('unshare', 'setpriv')
  await expect(unprivileged(['true'], folder)).rejects.toThrow('start Sigill as an ordinary user')
})

async function forbid(...commands: string[]): Promise<void> {
  const bin = `${folder}.bin`
  await mkdir(bin)
  for (const command of commands) await writeFile(join(bin, command), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`)
  onTestFinished(() => void vi.unstubAllEnvs())
}
