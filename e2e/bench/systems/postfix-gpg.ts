import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../../../server/launch/free-port.ts'
import { awaitBanner } from './await-banner.ts'
import type { System } from './system.ts'

const run = promisify(execFile)

/** Milliseconds after the last 250. */
const mostSettling = 120_000

/** Debian keeps them where only root's PATH leads. */
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
const isInstalled = (program: string) => folders.some((folder) => existsSync(join(folder, program)))

/** @returns why (d) cannot be measured here, or undefined when it can */
export function postfixIsMissing(): string | undefined {
  const missing = ['postfix', 'gpg', 'gpgconf'].filter((program) => !isInstalled(program))
  if (missing.length > 0) return `${missing.join(', ')} not installed`
  return process.getuid?.() === 0 ? undefined : 'Postfix starts as root only'
}

/**
 * (d) Postfix that pipes each mail through gpg into a file, in folders of its own beside any Postfix of the machine. It says 250 while
 * the mail still lies in clear in its queue: a mail counts once its encrypted file is on disk.
 */
export async function postfixWithGpg(): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'sigill-bench-postfix-'))
  const at = (...names: string[]) => join(folder, ...names)
  const port = await freePort()
  await makeFolders(folder, port)
  await makeKey(at('gnupg'))
  await run('chown', ['-R', 'nobody', at('sealed'), at('gnupg')])
  await run('chown', ['postfix', at('data')])
  const postfix = (command: string) => run('postfix', ['-c', at('etc'), command], { env: { PATH: folders.join(':') } })
  await postfix('start')
  await awaitBanner(port, at('log'))
  let sent = 0
  return {
    letter: 'd',
    title: 'Postfix with a gpg pipe',
    smtpPort: port,
    suffix: '.s',
    isDone: 'settled',
    processes: { Postfix: [Number(await readFile(at('queue', 'pid', 'master.pid'), 'utf8'))] },
    async settled(mails) {
      sent += mails
      const deadline = performance.now() + mostSettling
      while ((await readdir(at('sealed', 'new'))).length < sent) {
        if (performance.now() > deadline) throw new Error('Postfix has not encrypted all mails that it took')
        await sleep(20)
      }
    },
    async stop() {
      await postfix('stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeFolders(folder: string, port: number): Promise<void> {
  for (const name of ['etc', 'queue', 'data', 'sealed/new', 'sealed/unfinished']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  await mkdir(join(folder, 'gnupg'), { mode: 0o700 })
  await chmod(folder, 0o755)
  await writeFile(join(folder, 'etc', 'main.cf'), mainSettings(folder))
  await writeFile(join(folder, 'etc', 'master.cf'), services(folder, port))
  await writeFile(join(folder, 'encrypt'), encryptScript(folder), { mode: 0o755 })
}

async function makeKey(home: string): Promise<void> {
  const options = ['--homedir', home, '--batch', '--quiet', '--passphrase', '']
  await run('gpg', [...options, '--quick-generate-key', 'recipient@bench.example', 'default', 'default', 'never'])
  await run('gpgconf', ['--homedir', home, '--kill', 'all'])
}

const mainSettings = (folder: string) => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = bench.example
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtpd_recipient_restrictions = permit_mynetworks, reject
message_size_limit = 0
default_transport = gpg
relay_transport = gpg
gpg_destination_recipient_limit = 1
gpg_destination_concurrency_limit = ${atOnce}
`

/** Encrypting processes; more of them were no faster on two cores. */
const atOnce = 10

const services = (folder: string, port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
gpg unix - n n - ${atOnce} pipe flags=Rq user=nobody argv=${folder}/encrypt \${queue_id}
`

/**
 * As durable as a Maildir: on disk before it has its name, in which the mail's queue id stands: two of 14,676 mails were once given the
 * same random one. 75: try again (sysexits.h).
 */
const encryptScript = (folder: string) => `#!/bin/sh
file=$(mktemp ${folder}/sealed/unfinished/XXXXXXXXXX) || exit 75
gpg --homedir ${folder}/gnupg --batch --quiet --no-tty --no-autostart --trust-model always --yes \\
  --recipient recipient@bench.example --output "$file" --encrypt && sync "$file" && mv "$file" "${folder}/sealed/new/$1.\${file##*/}" || exit 75
`
