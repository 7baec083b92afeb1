import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

const program = '/usr/sbin/postfix'
const readme = new URL('../README.md', import.meta.url)

/** Postfix starts as root only, and not every machine has it. */
export const canRunPostfix = existsSync(program) && process.getuid?.() === 0

/** A Postfix in a folder of its own, set up as the README says. Its own network is 127.0.0.1; who comes from 127.0.0.2 is a stranger. */
export class RunningPostfix {
  readonly port: number
  readonly #folder: string

  private constructor(port: number, folder: string) {
    this.port = port
    this.#folder = folder
  }

  static async start(intakePort: number): Promise<RunningPostfix> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sigill-postfix-'))
    const port = await freePort()
    const etc = path.join(folder, 'etc')
    await chmod(folder, 0o755)
    for (const name of ['etc', 'queue', 'data']) await mkdir(path.join(folder, name))
    const documented = await settingsOfReadme()
    const main = `${ofThisTest(folder)}${documented['main.cf'] ?? ''}`
    const files = { ...documented, 'main.cf': main, 'master.cf': services(port) }
    for (const [name, text] of Object.entries(files)) {
      const here = text
        .replaceAll('/etc/postfix/', `${etc}/`)
        .replaceAll('[gateway.kommun.se]:25', `[127.0.0.1]:${intakePort}`)
      await writeFile(path.join(etc, name), here)
    }
    await run('chown', ['postfix', path.join(folder, 'data')])
    await run('/usr/sbin/postmap', ['-c', etc, path.join(etc, 'transport')])
    await run(program, ['-c', etc, 'start'])
    return new RunningPostfix(port, folder)
  }

  async stop(): Promise<void> {
    await run(program, ['-c', path.join(this.#folder, 'etc'), 'stop'])
    await rm(this.#folder, { recursive: true })
  }
}

/** The files of its block about Postfix: each begins with a line `# main.cf` or `# /etc/postfix/…`. */
async function settingsOfReadme(): Promise<Record<string, string>> {
  const section = (await readFile(readme, 'utf8')).split(/^## /m).find((each) => each.includes('from Postfix')) ?? ''
  const block = section.split('\n').flatMap((line) => (/^ {4}|^$/.test(line) ? [line.slice(4)] : []))
  const files = block
    .join('\n')
    .split(/^# (?=main\.cf|\/etc\/postfix\/)/m)
    .slice(1)
  return Object.fromEntries(
    files.map((file) => [/^(?:\/etc\/postfix\/)?([\w.-]+)/.exec(file)?.[1] ?? '', file.slice(file.indexOf('\n') + 1)]),
  )
}

const ofThisTest = (folder: string) => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mail.kommun.se
mydestination = kommun.se
alias_maps =
alias_database =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
disable_dns_lookups = yes
smtpd_peername_lookup = no
`

const services = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
