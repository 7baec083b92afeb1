import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'

const started: EmbeddedPostgres[] = []
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
})

async function start(folder: string, port?: number) {
  const postgres = await startEmbeddedPostgres({ folder, logFile: join(folder, '..', 'postgres.log'), port })
  started.push(postgres)
  return postgres
}

async function folderWithSpace() {
  const parent = await mkdtemp(join(tmpdir(), 'sigill with space '))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  return join(parent, 'postgres')
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('what was committed is there after a stop and a second start', async () => {
  const folder = await folderWithSpace()
  const first = await start(folder)
  await query(first.url, "create table letters as select 'kept' as content")
  await first.stop()
  const second = await start(folder)
  expect(await query(second.url, 'select content from letters')).toEqual(['kept'])
})

test('a killed server leaves a process id behind, and the next start does not mind', async () => {
  const folder = await folderWithSpace()
  const first = await start(folder)
  await query(first.url, "create table letters as select 'kept' as content")
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  const second = await start(folder)
  expect(await query(second.url, 'select content from letters')).toEqual(['kept'])
})

test('the process id of a killed server may belong to another program by now', async () => {
  const folder = await folderWithSpace()
  await (await start(folder)).stop()
  await writeFile(join(folder, 'data', 'postmaster.pid'), `${String(process.pid)}\n${folder}/data\n0\n5432\n`)
  await expect(start(folder)).resolves.toBeDefined()
})

test('two servers run side by side, and the folder says where its own listens', async () => {
  const folders = [await folderWithSpace(), await folderWithSpace()] as const
  const [one, other] = [await start(folders[0]), await start(folders[1])]
  expect(one.port).not.toBe(other.port)
  expect(await findEmbeddedPostgres(folders[0])).toBe(one.url)
  expect(await findEmbeddedPostgres(folders[1])).toBe(other.url)
})

test('a server that is started again keeps its port', async () => {
  const folder = await folderWithSpace()
  const first = await start(folder)
  process.kill(first.pid, 'SIGKILL')
  expect(await first.ended).toBe('killed by SIGKILL')
  expect((await start(folder, first.port)).url).toBe(first.url)
})

test('a port that must be had and is taken is an error that names the log', async () => {
  const { port } = await start(await folderWithSpace())
  await expect(start(await folderWithSpace(), port)).rejects.toThrow('postgres.log says why')
})

test('a folder that is in use is not shared', async () => {
  const folder = await folderWithSpace()
  await start(folder)
  await expect(start(folder)).rejects.toThrow('is running on')
})

test('a stopped server is not found', async () => {
  const folder = await folderWithSpace()
  await (await start(folder)).stop()
  expect(await findEmbeddedPostgres(folder)).toBeUndefined()
})

test('an acknowledged commit is on disk', async () => {
  const { url } = await start(await folderWithSpace())
  expect(await query(url, 'show fsync')).toEqual(['on'])
  expect(await query(url, 'show synchronous_commit')).toEqual(['on'])
  expect(await query(url, 'show full_page_writes')).toEqual(['on'])
})

test('nobody enters without the password, and the superuser not at all', async () => {
  const { url } = await start(await folderWithSpace())
  await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow('password authentication failed')
  await expect(query(url.replace('sigill:', 'postgres:'), 'select 1')).rejects.toThrow('no pg_hba.conf entry')
})

test('the server ends when the process that started it is killed', async () => {
  const folder = await folderWithSpace()
  const module = JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)
  const options = JSON.stringify({ folder, logFile: `${folder}.log` })
  const script = `const { startEmbeddedPostgres } = await import(${module})
    const { pid } = await startEmbeddedPostgres(${options})
    process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'))`
  const output = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]).catch(
    (error: unknown) => (error as { stdout: string }).stdout,
  )
  const pid = Number(output)
  expect(pid).toBeGreaterThan(1)
  await expect.poll(() => isAlive(pid)).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
