import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { handIn, startCluster, type Cluster } from '../support/cluster.ts'
import { Holder } from '../support/holder.ts'
import { linkIn } from '../support/outbox.ts'
import { queryIn, startPostgres } from '../support/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Command = { cluster: Cluster; databaseUrl: string }

/** `npm run keys:…`, without npm. `killAt`: killed with all that it started once it says this. */
async function keys({ cluster, databaseUrl }: Command, { args, killAt }: { args: string[]; killAt?: string }) {
  const script = ['server/launch/with-database.ts', 'server/src/keys/keys.main.ts', ...args]
  const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, DATA_DIR: cluster.dataFolder }
  const child = spawn(process.execPath, script, { cwd: root, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let isKilled = false
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (killAt === undefined || isKilled || !said.includes(killAt) || child.pid === undefined) return
    isKilled = true
    process.kill(-child.pid, 'SIGKILL')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

const sender = 'eva@kommun.example'

/** Hands a mail in at one intake, and reads it at the other server. @returns what went wrong, if anything did */
async function sendAndRead(cluster: Cluster, nr: number): Promise<string[]> {
  const address = `person${String(nr)}@foretag.example`
  const answer = await handIn(cluster.smtpPorts[nr % 2] ?? 0, { sender, recipients: [`${address}.s`], raw: mail(nr) })
  if (answer.code !== 250) return [answer.text]
  return read(cluster, { address, server: (nr + 1) % 2 })
}

const mail = (nr: number) =>
  `From: ${sender}\r\nSubject: ${String(nr)}\r\nMessage-ID: <${String(nr)}@kommun.example>\r\n\r\ntext ${String(nr)}\r\n`

async function read(cluster: Cluster, { address, server }: { address: string; server: number }): Promise<string[]> {
  const link = new URL(linkIn(await cluster.outbox.mailTo(address)))
  const holder = await Holder.of(`${String(cluster.urls[server])}${link.pathname}${link.hash}`)
  return holder.open().then(
    ({ manifest }) => (manifest.text?.startsWith('text ') === true ? [] : [`${address}: another text`]),
    (error: unknown) => [`${address}: ${String(error)}`],
  )
}

/** Milliseconds: there is a machine to share. */
const pause = 200

/** Goes on until it is told to stop. */
function underLoad(cluster: Cluster, from: number) {
  let isOver = false
  let next = from
  const failures: string[] = []
  const work = async () => {
    while (!isOver) {
      failures.push(...(await sendAndRead(cluster, next++).catch((error: unknown) => [String(error)])))
      await sleep(pause)
    }
  }
  const workers = [work(), work(), work()]
  return {
    stop: async () => {
      isOver = true
      await Promise.all(workers)
      return { failures, mails: next - from }
    },
  }
}

/** How many values are sealed under a key, in whatever column. */
async function sealedUnder(databaseUrl: string, kekId: string): Promise<number> {
  const columns = await queryIn(
    databaseUrl,
    `select format('select %I as sealed from %I', column_name, table_name) as query
    from information_schema.columns where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed%'`,
  )
  const beginning = Buffer.concat([Buffer.of(1, kekId.length), Buffer.from(kekId)])
  const all = columns.map(({ query }) => String(query)).join(' union all ')
  const [row] = await queryIn(
    databaseUrl,
    `select count(*)::int as n from (${all}) v where position($1::bytea in sealed) = 1`,
    [beginning],
  )
  return Number(row?.['n'])
}

/** Somebody looks at a message for as long as `work` takes, so that it cannot be moved meanwhile. */
async function whileHeld<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin; select from messages order by id limit 1 for update')
    return await work()
  } finally {
    await client.end()
  }
}

test('the KEK is changed while mails come in and are read: nothing fails, a change that was killed goes on, and the old key goes', async () => {
  test.setTimeout(400_000)
  const postgres = await startPostgres()
  const cluster = await startCluster({ databaseUrl: postgres.url })
  try {
    const command = { cluster, databaseUrl: postgres.url }
    const file = join(cluster.dataFolder, 'keys', 'kek.json')
    const ring = async () => JSON.parse(await readFile(file, 'utf8')) as { current: string; keks: object }
    const { current: old } = await ring()
    const early = Array.from({ length: 20 }, (_, nr) => nr)
    for (const nr of early)
      await handIn(cluster.smtpPorts[nr % 2] ?? 0, {
        sender,
        recipients: [`person${String(nr)}@foretag.example.s`],
        raw: mail(nr),
      })
    const load = underLoad(cluster, early.length)

    const killed = await whileHeld(postgres.url, () =>
      keys(command, { args: ['rotate'], killAt: 'deliveries.sealed_key' }),
    )
    expect(killed.code).toBe(null)
    expect(await sealedUnder(postgres.url, old)).toBeGreaterThan(0)
    const { current } = await ring()
    expect(current).not.toBe(old)

    const finished = await keys(command, { args: ['rotate'] })
    expect(finished.code).toBe(0)
    expect(finished.said).toContain(`npm run keys:retire -- ${old}`)
    expect(finished.said).toContain('no further key was made')
    expect(await keys(command, { args: ['retire', old] })).toMatchObject({ code: 0 })

    const { failures, mails } = await load.stop()
    expect(failures).toEqual([])
    expect(mails).toBeGreaterThan(20)
    expect(await sealedUnder(postgres.url, old)).toBe(0)
    expect(Object.keys((await ring()).keks)).toEqual([current])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const unread = await Promise.all(
      early.map((nr) => read(cluster, { address: `person${String(nr)}@foretag.example`, server: nr % 2 })),
    )
    expect(unread.flat()).toEqual([])
    test.info().annotations.push({ type: 'mails during the change', description: String(mails) })
  } finally {
    await cluster.stop()
    await postgres.stop()
  }
})
