import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The scanner of this machine; Debian keeps it where the PATH of ordinary users does not lead. */
export function findClamd(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => path.join(folder, 'clamd')).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where things are, and what a test says otherwise; the rest of clamd.conf holds. */
const ownPlaces = /^(LocalSocket|TCPSocket|DatabaseDirectory|TemporaryDirectory) /

export const virus = 'SIGILL-TEST-VIRUS'

/** The real clamd with the settings of clamd.conf, and one signature, written by hand. */
export async function startClamd(program: string, settings: Record<string, string> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'clamd-'))
  await chmod(folder, 0o755) // clamd may give up root
  const socket = path.join(folder, 's')
  const shipped = await readFile(new URL('../../clamd.conf', import.meta.url), 'utf8')
  const said = Object.keys(settings)
  const kept = shipped.split('\n').filter((line) => !ownPlaces.test(line) && !said.includes(line.split(' ')[0] ?? ''))
  const own = { LocalSocket: socket, DatabaseDirectory: folder, TemporaryDirectory: folder, ...settings }
  const lines = [...kept, ...Object.entries(own).map(([name, value]) => `${name} ${value}`), '']
  await writeFile(path.join(folder, 'clamd.conf'), lines.join('\n'))
  // https://docs.clamav.net/manual/Signatures/ExtendedSignatures.html: name, any type, anywhere, bytes.
  await writeFile(path.join(folder, 'test.ndb'), `Sigill.Test:0:*:${Buffer.from(virus).toString('hex')}\n`)
  const clamd = spawn(program, ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' })
  const stop = async () => {
    clamd.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 300 && !(await answers(socket)); tries++) {
    if (clamd.exitCode !== null) break
    await sleep(100)
  }
  if (await answers(socket)) return { url: `unix:${socket}`, stop }
  await stop()
  throw new Error('clamd does not start')
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket)
    probe.on('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', () => {
      resolve(false)
    })
  })
}
