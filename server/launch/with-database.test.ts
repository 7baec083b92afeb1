import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const launcher = fileURLToPath(new URL('with-database.ts', import.meta.url))
let dataFolder = ''
let script = ''

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sigill with database '))
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }))
  script = join(dataFolder, 'script.mjs')
  await writeFile(script, 'process.stdout.write([process.env.DATABASE_URL, ...process.argv.slice(2)].join(" "))')
})

async function run(env: Record<string, string> = {}): Promise<string> {
  const environment = { PATH: process.env['PATH'], DATA_DIR: dataFolder, ...env }
  const args = [launcher, script, '--name', 'case-system']
  return (await promisify(execFile)(process.execPath, args, { env: environment })).stdout
}

const folder = () => join(dataFolder, 'postgres')

test('a script gets the database of the Sigill that runs', async () => {
  const postgres = await startEmbeddedPostgres({ folder: folder(), logFile: join(dataFolder, 'log') })
  onTestFinished(postgres.stop)
  expect(await run()).toBe(`${postgres.url} --name case-system`)
})

test('when none runs, the database is started for the script and stopped after it', async () => {
  await (await startEmbeddedPostgres({ folder: folder(), logFile: join(dataFolder, 'log') })).stop()
  expect(await run()).toMatch(/^postgres:\/\/sigill:.* --name case-system$/)
  expect(await findEmbeddedPostgres(folder())).toBeUndefined()
})

test('a database that is named is left to whoever named it', async () => {
  const named = 'postgres://somewhere.example/sigill'
  expect(await run({ DATABASE_URL: named })).toBe(`${named} --name case-system`)
  expect(await findEmbeddedPostgres(folder())).toBeUndefined()
})

test('a script that fails is a command that fails', async () => {
  await writeFile(script, 'process.exit(2)')
  await expect(run({ DATABASE_URL: 'postgres://somewhere.example/sigill' })).rejects.toMatchObject({ code: 2 })
})

test('where there is no database, none is made for a script that would find it empty', async () => {
  await expect(run()).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^There is no database: .*\n$/) as string,
  })
  expect(await readdir(dataFolder)).toEqual(['script.mjs'])
})

test('a fault in the settings is a sentence', async () => {
  await expect(run({ EXPIRY_DAYS: 'many' })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^EXPIRY_DAYS .*\n$/) as string,
  })
})
