import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { findEmbeddedPostgres } from '../../server/launch/embedded-postgres.ts'
import { controlHappens } from '../leaks/control.ts'
import { Haystack, type Find } from '../leaks/haystack.ts'
import { holderOf, lockOut, open, reply, sendByApi, sendLetter } from '../leaks/correspondence.ts'
import { failingStatements, malformedRequests, refusedMails } from '../leaks/mishaps.ts'
import { needlesOf, newWord } from '../leaks/needles.ts'
import { searchFolder, searchTables } from '../leaks/places.ts'
import { Secrets } from '../leaks/secrets.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'

/** Names may lie in the database, and therefore where it keeps its own logs and files. */
const databasePlaces =
  /^table public\.(deliveries\.recipient_name|messages\.sender_name)$|^data\/(postgres\/|logs\/postgres)/

test('nothing that people write, no number, code or key lies anywhere but in the outbox', async () => {
  test.setTimeout(400_000)
  const temporary = await mkdtemp(join(tmpdir(), 'sigill-tmp-'))
  const { birthtimeMs: since } = await stat(temporary)
  const besides = join(tmpdir(), `sigill-control-${crypto.randomUUID()}`)
  const gateway = await startTestGateway({ TMPDIR: temporary, LOG_LEVEL: 'debug' })
  const secrets = new Secrets()
  const planted = new Map<string, string>()
  try {
    await talkativePostgres(gateway)
    await everythingHappens(gateway, secrets)
    expect(secrets.canaries.length).toBeGreaterThanOrEqual(50)
    const plant = planting(planted)
    const client = new pg.Client({ connectionString: await findEmbeddedPostgres(join(gateway.dataFolder, 'postgres')) })
    await client.connect()
    await plantInDatabase(client, plant)
    await plantInFiles({ gateway, temporary }, plant)
    await writeFile(besides, plant('machine tmp'))

    const controls = [...planted].map(([name, value]) => ({ name, kind: 'word' as const, value }))
    const haystack = new Haystack(needlesOf([...secrets.canaries, ...controls]))
    await searchTables(haystack, client)
    await client.end()
    await gateway.halt()
    await searchFolder(haystack, { folder: gateway.dataFolder, name: 'data', except: ['outbox'] })
    await searchFolder(haystack, { folder: temporary, name: 'tmp' })
    await searchFolder(haystack, { folder: tmpdir(), name: 'machine tmp', depth: 1, since })

    expect(leaks(haystack.finds, { planted, secrets })).toEqual([])
    expect(missing(planted, haystack.finds)).toEqual([])
    const found = haystack.finds.map(({ canary, place }) => `${canary} in ${place}`)
    expect(found).toContain("sender's name (anna) in table public.messages.sender_name")
    expect(found).toContain("recipient's name (anna) in table public.deliveries.recipient_name")
  } finally {
    await gateway.stop()
    await rm(temporary, { recursive: true, force: true })
    await rm(besides, { force: true })
  }
})

function leaks(finds: Find[], { planted, secrets }: { planted: Map<string, string>; secrets: Secrets }): Find[] {
  const isControl = ({ canary }: Find) => planted.has(canary)
  const isAllowed = ({ canary, place }: Find) => secrets.inClear.has(canary) && databasePlaces.test(place)
  return finds.filter((find) => !isControl(find) && !isAllowed(find))
}

/** Controls that were not found where they were planted. */
const missing = (planted: Map<string, string>, finds: Find[]) =>
  [...planted.keys()].filter(
    (place) => !finds.some((find) => find.canary === place && find.place.startsWith(place.split(' as ')[0] ?? '')),
  )

/** PostgreSQL logs every statement with all its parameters, of those that fail as well: more than anybody would let it. */
async function talkativePostgres({ dataFolder }: TestGateway): Promise<void> {
  const data = join(dataFolder, 'postgres', 'data')
  const settings = [
    'log_statement = all',
    'log_min_duration_statement = 0',
    'log_parameter_max_length = -1',
    'log_parameter_max_length_on_error = -1',
    'log_error_verbosity = verbose',
  ]
  await appendFile(join(data, 'postgresql.conf'), `${settings.join('\n')}\n`)
  process.kill(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGHUP')
}

async function everythingHappens(gateway: TestGateway, secrets: Secrets): Promise<void> {
  const all = { gateway, secrets }
  const byLink = await sendLetter(all, { whose: 'anna', level: 'LINK' })
  const byPin = await sendLetter(all, { whose: 'bo', level: 'PIN' })
  const unread = await sendLetter(all, { whose: 'cai', level: 'LINK' })
  const byApi = await sendByApi(all, 'dora')
  const { holder } = await open(all, byLink)
  await open(all, byPin)
  const { holder: customer } = await open(all, byApi)
  const waiting = await holderOf(all, unread)
  expect(await reply({ secrets }, { holder, whose: 'anna' })).toBe('ReplyAccepted')
  expect(await reply({ secrets }, { holder: customer, whose: 'dora' })).toBe('ReplyAccepted')
  await gateway.outbox.replyTo('eva.ek@kommun.example')
  await gateway.outbox.replyTo('arende@kommun.example')
  const locked = await lockOut(all, await sendLetter(all, { whose: 'emil', level: 'PIN' }))
  await controlHappens(all, { locked })
  await refusedMails(all)
  await malformedRequests(all, waiting)
  await failingStatements(all, { holder, reply: () => reply({ secrets }, { holder, whose: 'anna, failing' }) })
}

type Plant = (place: string) => string

function planting(planted: Map<string, string>): Plant {
  return (place) => {
    const word = newWord()
    planted.set(place, word)
    return word
  }
}

async function plantInDatabase(client: pg.Client, plant: Plant): Promise<void> {
  const owner = crypto.randomUUID()
  const insert = `insert into sealed_chunks (owner_id, part_id, sequence, bytes) values ($1, $2, $3, $4)`
  await client.query(insert, [owner, 'manifest', 0, Buffer.from(plant('table public.sealed_chunks.bytes'))])
  await client.query(
    `insert into pgboss.schedule (name, key, cron, data) select name, $1, '0 0 1 1 *', '{}' from pgboss.queue limit 1`,
    [plant('table pgboss.schedule')],
  )
  await client.query('update clients set name = $1', [plant('table public.clients.name')])
  // Gone again at once: left are the dead row and the write-ahead log.
  await client.query(insert, [owner, 'manifest', 1, Buffer.from(plant('data/postgres/data/pg_wal'))])
  await client.query(insert, [owner, 'manifest', 2, Buffer.from(plant('data/postgres/data/base'))])
  await client.query('delete from sealed_chunks where owner_id = $1 and sequence > 0', [owner])
  await client.query(`select '${plant('data/logs/postgres.log')}' from nothing`).catch(() => undefined)
  await client.query(`select $1::int`, [plant('data/logs/postgres.log as a parameter')]).catch(() => undefined)
}

async function plantInFiles(
  { gateway, temporary }: { gateway: TestGateway; temporary: string },
  plant: Plant,
): Promise<void> {
  const { dataFolder } = gateway
  await appendFile(join(dataFolder, 'logs', 'server.log'), plant('data/logs/server.log'))
  await appendFile(join(dataFolder, 'logs', 'haraka.log'), plant('data/logs/haraka.log'))
  await mkdir(join(dataFolder, 'haraka', 'queue'), { recursive: true })
  await writeFile(join(dataFolder, 'haraka', 'queue', 'mail'), plant('data/haraka'))
  await writeFile(join(dataFolder, 'keys', 'note'), plant('data/keys'))
  await writeFile(join(temporary, plant('tmp, names of files')), '')
  const forms: Record<string, (word: string) => string | Buffer> = {
    'UTF-16': (word) => Buffer.from(word, 'utf16le'),
    base64: (word) => Buffer.from(`x${word}`).toString('base64'),
    hex: (word) => Buffer.from(word).toString('hex'),
    'percent encoding': (word) => word.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    'quoted-printable': (word) =>
      word.replaceAll(/./g, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`),
    'broken lines': (word) => `${word.slice(0, 15)}=\r\n${word.slice(15)}`,
    gzip: (word) => Buffer.concat([Buffer.from('before'), gzipSync(word)]),
  }
  for (const [form, written] of Object.entries(forms)) {
    await writeFile(join(temporary, form), written(plant(`tmp/${form}`)))
  }
}
