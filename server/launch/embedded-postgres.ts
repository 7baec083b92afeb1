import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { preparePostgresFolder, type PostgresFolder } from './postgres-folder.ts'
import { how, type Running } from './program.ts'
import { endWithUs } from './watchdog.ts'

/** `stop` is a fast shutdown: open transactions are rolled back, everything committed is on disk. */
export type EmbeddedPostgres = Running & {
  /** Role `sigill`, database `sigill`, on the loopback interface. */
  url: string
  port: number
  pid: number
}

export type EmbeddedPostgresOptions = {
  /** Made if it does not exist; one running server a folder. */
  folder: string
  logFile: string
  /** Default: any that is free. */
  port?: number | undefined
  /** False only for tests: nothing survives a power cut. */
  durable?: boolean
}

/** After a crash, the processes of the server before may hold its memory for a moment; and a free port may be taken by now. */
const attempts = 10
const pauseMilliseconds = 300
// Nor swept: who may not end the sweeper could not drop a database that it is in.
const notDurable = ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'].flatMap((name) => [
  '-c',
  `${name}=off`,
])

/** Starts the real PostgreSQL, without an account, also as root; it ends when this process ends. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await preparePostgresFolder(options.folder)
  await awaitPreviousServer(folder.data)
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const child = await launch(folder, port, options)
    if (await isReady(child, folder.data)) return running(child, { port, password: folder.password })
    if (attempt === attempts) throw new Error(`PostgreSQL does not start; ${options.logFile} says why.`)
    await sleep(pauseMilliseconds)
  }
}

/** Where the server of this folder listens, or undefined when none is running. */
export async function findEmbeddedPostgres(folder: string): Promise<string | undefined> {
  const server = await recordedServer(join(folder, 'data'))
  if (!server?.ready || !isAlive(server.pid)) return undefined
  return connectionUrl({ port: server.port, password: await readFile(join(folder, 'password'), 'utf8') })
}

async function launch(folder: PostgresFolder, port: number, { logFile, durable = true }: EmbeddedPostgresOptions) {
  const [command = '', ...prefix] = folder.command
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`])
  const log = await open(logFile, 'a', 0o600)
  try {
    // A process group of its own: Ctrl-C in a terminal must not stop the database before the server has finished.
    return spawn(command, [...prefix, '-D', folder.data, ...args, ...(durable ? [] : notDurable)], {
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    })
  } finally {
    await log.close()
  }
}

function running(child: ChildProcess, { port, password }: { port: number; password: string }): EmbeddedPostgres {
  const pid = child.pid ?? 0
  const release = endWithUs(pid, 'INT')
  const ended = once(child, 'exit').then(async () => {
    await release()
    return how(child)
  })
  return {
    url: connectionUrl({ port, password }),
    port,
    pid,
    ended,
    signal(signal) {
      child.kill(signal)
    },
    async stop() {
      child.kill('SIGINT')
      const immediately = setTimeout(() => child.kill('SIGQUIT'), 10_000)
      await ended
      clearTimeout(immediately)
    },
  }
}

function connectionUrl({ port, password }: { port: number; password: string }): string {
  return `postgres://sigill:${password}@127.0.0.1:${String(port)}/sigill`
}

async function isReady(child: ChildProcess, data: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const server = await recordedServer(data)
    if (server?.pid === child.pid && server.ready) return true
    await sleep(20)
  }
  return false
}

/** What the server writes of itself in `postmaster.pid`: process id, folder, start, port, …, and on line 8 its state; a standby, too, answers. */
async function recordedServer(data: string): Promise<{ pid: number; port: number; ready: boolean } | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (lines.length < 2) return undefined
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: ['ready', 'standby'].includes(lines[7]?.trim() ?? '') }
}

/**
 * A server whose launcher was killed is still shutting down for a moment. After a crash the process id may belong to
 * another program by now, which PostgreSQL would take for a running server.
 */
async function awaitPreviousServer(data: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const server = await recordedServer(data)
    const program = server && (await programOf(server.pid))
    if (server === undefined || program === undefined) return
    if (!isPostgres(program)) return rm(join(data, 'postmaster.pid'), { force: true })
    if (tries === 50)
      throw new Error(`Another Sigill (PostgreSQL, process ${String(server.pid)}) is running on ${data}.`)
    await sleep(100)
  }
}

function isPostgres(program: string): boolean {
  return basename(program) === 'postgres'
}

/** Undefined when no such process runs, and where there is no /proc: then PostgreSQL's own check has to do. */
async function programOf(pid: number): Promise<string | undefined> {
  const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0')[0] || undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
