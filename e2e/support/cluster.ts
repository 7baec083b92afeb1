import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SmtpClient } from '../../haraka-plugins/testing/smtp-client.ts'
import { launchConfig } from '../../server/launch/config.ts'
import { freePort } from '../../server/launch/free-port.ts'
import { Outbox } from './outbox.ts'
import { Part } from './part.ts'

/** Several servers on one database and one folder of keys, and an SMTP intake in front of each. */
export type Cluster = {
  /** Where each server answers. */
  urls: string[]
  smtpPorts: number[]
  databaseUrl: string
  servers: Part[]
  intakes: Part[]
  /** Where each intake has what it needs. */
  intakeFolders: string[]
  dataFolder: string
  outbox: Outbox
  /** Stops everything and deletes its data. */
  stop: () => Promise<void>
}

export type ClusterOptions = {
  databaseUrl: string
  /** Whoever gives one deletes it, too. */
  dataFolder?: string
  size?: number
  env?: Record<string, string>
  /** What one of them is told beside. */
  ownEnv?: Record<string, string>[]
}

const { root } = launchConfig({})

export async function startCluster({
  databaseUrl,
  dataFolder,
  size = 2,
  env = {},
  ownEnv = [],
}: ClusterOptions): Promise<Cluster> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'sigill-cluster-')))
  const httpPorts = await freePorts(size)
  const smtpPorts = await freePorts(size)
  const urls = httpPorts.map((port) => `http://localhost:${port}`)
  const shared = {
    PATH: process.env['PATH'],
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    // Whichever server makes a link, it leads to the first.
    PUBLIC_URL: urls[0],
    INTAKE_TOKEN_FILE: join(folder, 'keys', 'intake-token'),
    ...env,
  }
  const intakeFolders = urls.map((_, index) => join(folder, `intake-${index}`))
  const start = (script: string, name: string, own: NodeJS.ProcessEnv) => {
    const logFile = join(folder, `${name}.log`)
    return Part.start({ script: join(root, script), env: { ...shared, ...own }, logFile })
  }
  // At the same moment, as after a power cut.
  const parts = await Promise.all(
    urls.map(async (url, index) => {
      const ports = { HTTP_PORT: String(httpPorts[index]), SMTP_PORT: String(smtpPorts[index]), ...ownEnv[index] }
      const server = await start('server/src/main.ts', `server-${index}`, { ...ports, DATA_DIR: folder })
      const intakeFolder = intakeFolders[index] ?? ''
      await mkdir(intakeFolder, { recursive: true })
      const own = { ...ports, DATA_DIR: intakeFolder, SIGILL_URL: env['SIGILL_URL'] ?? url }
      return { server, intake: await start('haraka-plugins/main.ts', `intake-${index}`, own) }
    }),
  )
  await Promise.all(urls.map(untilReady))
  return {
    urls,
    smtpPorts,
    databaseUrl,
    servers: parts.map(({ server }) => server),
    intakes: parts.map(({ intake }) => intake),
    intakeFolders,
    dataFolder: folder,
    outbox: new Outbox(join(folder, 'outbox')),
    stop: async () => {
      await Promise.all(parts.flatMap(({ server, intake }) => [server.stop(), intake.stop()]))
      if (dataFolder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @throws Error when `/readyz` does not say so in two minutes */
export async function untilReady(url: string): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < 120_000) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} is not ready`)
}

async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) ports.push(await freePort())
  return ports
}

/** Hands a mail in, in one connection. @returns the answer that decided */
export async function handIn(port: number, mail: { sender: string; recipients: string[]; raw: string }) {
  const client = await SmtpClient.greeted(port)
  try {
    const begin = [`MAIL FROM:<${mail.sender}>`, ...mail.recipients.map((address) => `RCPT TO:<${address}>`)]
    for (const command of begin) {
      const reply = await client.command(command)
      if (reply.code !== 250) return reply
    }
    return await client.data(`${mail.raw}\r\n`)
  } finally {
    client.close()
  }
}
