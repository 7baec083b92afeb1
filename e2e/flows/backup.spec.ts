import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { simpleParser } from 'mailparser'
import { folderKeyStore } from '../../server/src/ports/key-store.folder.ts'
import { systemRandom } from '../../server/src/ports/random.ts'
import { FaultProxy } from '../../server/testing/fault-proxy.ts'
import { mailRelay } from '../../server/testing/mail-relay.ts'
import { eva } from '../data.ts'
import { handIn, startCluster, type Cluster } from '../support/cluster.ts'
import { letTimePassUntilSent } from '../support/jobs.ts'
import { Holder } from '../support/holder.ts'
import { linkIn } from '../support/outbox.ts'
import { queryIn, startPostgres } from '../support/postgres.ts'
import { baseBackup, letSuperuserIn } from '../support/standby.ts'

test.setTimeout(400_000)

test("yesterday's backup, restored: what was there opens, what has been destroyed since stays closed, and Sigill works on", async () => {
  const relay = await mailRelay()
  const toRelay = await FaultProxy.to(Number(new URL(relay.url).port))
  const env = { SMTP_URL: `${toRelay.through(relay.url)}?tls=none` }
  const database = await startPostgres()
  await letSuperuserIn(database)
  // What the second takes in lives for a day.
  const cluster = await startCluster({ databaseUrl: database.url, env, ownEnv: [{}, { EXPIRY_DAYS: '1' }] })
  const send = async (name: string, { smtpPorts }: Cluster, intake = 0) => {
    const mail = { sender: eva.address, recipients: [`${name}@backup.example.s`], raw: rawMail(name) }
    expect(await handIn(smtpPorts[intake] ?? 0, mail)).toMatchObject({ code: 250 })
  }
  const noticesTo = (name: string) => relay.arrivals.filter(({ to }) => to.includes(`${name}@backup.example`))
  const linkTo = async (name: string) => {
    await expect.poll(() => noticesTo(name).length).toBeGreaterThan(0)
    return linkIn(await simpleParser(noticesTo(name)[0]?.raw ?? ''))
  }
  const opened = async (link: string) => (await Holder.of(link)).open()
  const subjectOf = async (link: string) => (await opened(link)).manifest.subject

  await send('unread', cluster)
  await send('read', cluster)
  await send('short', cluster, 1)
  const links = { unread: await linkTo('unread'), read: await linkTo('read'), short: await linkTo('short') }
  expect([await subjectOf(links.read), await subjectOf(links.short)]).toEqual(['read', 'short'])
  toRelay.refuse()
  await send('waiting', cluster)
  const tried = "select 1 from pgboss.job where name = 'send-notice' and state = 'retry'"
  await expect.poll(() => queryIn(database.url, tried)).toHaveLength(1)

  const backup = await baseBackup(database)
  toRelay.clear()
  await letTimePassUntilSent(database.url)
  await linkTo('waiting')
  await send('late', cluster)
  const late = await linkTo('late')
  const days = join(cluster.dataFolder, 'keys', 'days')
  const [first = ''] = (await readdir(days)).toSorted()
  const tomorrow = first.slice(0, -'.key'.length)
  await folderKeyStore(days, systemRandom).destroyBefore(dayAfter(tomorrow))
  const dataFolder = await mkdtemp(join(tmpdir(), 'sigill-restored-'))
  // As `rsync --delete` keeps it: the day keys of today, not those of yesterday.
  await cp(join(cluster.dataFolder, 'keys'), join(dataFolder, 'keys'), { recursive: true })
  await cluster.stop()
  await database.stop()

  const restored = await startPostgres(backup)
  const again = await startCluster({ databaseUrl: restored.url, dataFolder, size: 1, env })
  const here = (link: string) => link.replace(new URL(link).origin, again.urls[0] ?? '')
  expect([await subjectOf(here(links.unread)), await subjectOf(here(links.read))]).toEqual(['unread', 'read'])
  await expect(opened(here(links.short))).rejects.toThrow('not opened')
  expect(
    await queryIn(restored.url, 'select 1 from messages where expiry_day = $1 and expired_at is null', [tomorrow]),
  ).toHaveLength(1)
  await expect(opened(here(late))).rejects.toThrow('DeliveryGone')

  // Its notice was due when the backup was made: it comes again, under the same Message-ID.
  await letTimePassUntilSent(restored.url)
  expect(noticesTo('waiting')).toHaveLength(2)
  const [one, other] = await Promise.all(noticesTo('waiting').map(({ raw }) => simpleParser(raw)))
  expect(other?.messageId).toBe(one?.messageId)
  await send('new', again)
  expect(await subjectOf(await linkTo('new'))).toBe('new')
  for (const name of ['unread', 'read', 'short', 'late']) expect(noticesTo(name)).toHaveLength(1)

  await again.stop()
  await restored.stop()
  await toRelay.close()
  await relay.close()
  for (const folder of [dataFolder, backup]) await rm(folder, { recursive: true, force: true })
})

const rawMail = (name: string) =>
  [`From: ${eva.address}`, `Subject: ${name}`, `Message-ID: <${name}@kommun.example>`, '', 'Hej!'].join('\r\n')

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
