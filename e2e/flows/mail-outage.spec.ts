import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { FaultProxy } from '../../server/testing/fault-proxy.ts'
import { smsProvider } from '../../server/testing/sms-provider.ts'
import { byRecipient, relayMailboxes } from '../chaos/announcements.ts'
import { ExtendingSender, extendingEnv } from '../chaos/extending-sender.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { numberedMail } from '../chaos/numbered-mail.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { byPin, eva, somebody } from '../data.ts'
import { handIn, startCluster, type Cluster } from '../support/cluster.ts'
import { letTimePass, letTimePassUntilSent, untilDueAreTried } from '../support/jobs.ts'
import { digestsAndReminders, kindsOf, makeDigestAndReminders, openAndReply } from '../support/mails-of-all-kinds.ts'
import { MemoryWatch } from '../support/memory.ts'
import { linkIn } from '../support/outbox.ts'
import { countOf, startPostgres } from '../support/postgres.ts'
import { Visitor } from '../support/visitor.ts'

test.setTimeout(400_000)

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

const reminded = [1, 2, 3].map((number) => `m${number}-0@chaos.example`)
/** What the first mails become, and what else there is. */
function kindsBy(mails: number, others: Record<string, number>): Record<string, number> {
  const { length } = numbers(0, mails).flatMap((number) => numberedMail(number).recipients)
  return { notice: length, accepted: length, ...others }
}

test('the relay is away for an hour: mails are taken in all the while, and every mail of ours leaves once afterwards', async () => {
  const database = await startPostgres()
  const relay = await relayMailboxes()
  const toRelay = await FaultProxy.to(Number(new URL(relay.env['SMTP_URL'] ?? '').port))
  const env = { SMTP_URL: toRelay.through(relay.env['SMTP_URL'] ?? ''), ...extendingEnv }
  const cluster = await startCluster({ databaseUrl: database.url, size: 1, env })
  const mailServer = new MailServer({ port: () => cluster.smtpPorts[0] ?? 0, random: seededRandom(3) })
  const memory = await MemoryWatch.start({ server: cluster.dataFolder, intake: cluster.intakeFolders[0] ?? '' })
  const arrivals = () => relay.mails(cluster)
  const sender = new ExtendingSender({ mailServer, mails: arrivals })

  mailServer.enqueue(numbers(0, 60))
  await mailServer.empty()
  const before = kindsBy(60, {})
  await expect.poll(async () => kindsOf(await arrivals()).kinds, { timeout: 120_000 }).toEqual(before)
  await memory.startOutage()

  toRelay.refuse()
  await sender.answerWhatCame(60)
  await makeDigestAndReminders(database.url, reminded)
  await openAndReply(byRecipient(await arrivals()).get('m8-0@chaos.example')?.[0])
  for (let minute = 0; minute < 60; minute++) {
    mailServer.enqueue([60 + minute])
    await mailServer.empty()
    await letTimePass(database.url, { seconds: 60 })
    await untilDueAreTried(database.url)
  }
  await expect.poll(() => digestsAndReminders(database.url), { timeout: 60_000 }).toBe(1 + reminded.length)
  expect(mailServer.tries).toBe(120 + 12)
  const tries = await countOf(database.url, "pgboss.job where name = 'send-notice' and retry_count >= 6")
  expect(tries).toBeGreaterThan(0)
  const growth = await memory.growth()
  expect(kindsOf(await arrivals()).kinds).toEqual(before)

  toRelay.clear()
  await letTimePassUntilSent(database.url)
  const whatWaited = { answer: 12, digest: 1, reminder: reminded.length, opened: 1, reply: 1 }
  expect(kindsOf(await arrivals())).toEqual({ kinds: kindsBy(120, whatWaited), twice: [] })
  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  expect(growth.server).toBeLessThan(1.2)
  expect(growth.intake).toBeLessThan(1.2)
  // Haraka itself keeps nothing.
  expect(await readdir(join(cluster.intakeFolders[0] ?? '', 'haraka', 'queue')).catch(() => [])).toEqual([])

  await mailServer.stop()
  await cluster.stop()
  await toRelay.close()
  await relay.close()
  await database.stop()
})

/** So many people with the link to a message of level PIN. */
function withLinks(cluster: Cluster, count: number): Promise<Visitor[]> {
  const people = Array.from({ length: count }, () => somebody())
  return Promise.all(
    people.map(async (person) => {
      const raw = `From: ${eva.address}\r\nSubject: x\r\nMessage-ID: <${crypto.randomUUID()}@x>\r\n\r\nHej!`
      const mail = { sender: eva.address, recipients: [byPin(person).address], raw }
      expect(await handIn(cluster.smtpPorts[0] ?? 0, mail)).toMatchObject({ code: 250 })
      return new Visitor(linkIn(await cluster.outbox.mailTo(person.address)))
    }),
  )
}

test('the SMS provider hangs, then breaks off: messages come in, who presses is told in time, and gets one SMS once it is back', async () => {
  const database = await startPostgres()
  const provider = await smsProvider({ status: 200 })
  const toProvider = await FaultProxy.to(Number(provider.host.split(':')[1]))
  const env = { SMS_URL: `http://127.0.0.1:${toProvider.port}/sms` }
  const cluster = await startCluster({ databaseUrl: database.url, size: 1, env })
  const [url = ''] = cluster.urls
  const mailServer = new MailServer({ port: () => cluster.smtpPorts[0] ?? 0, random: seededRandom(5) })
  const memory = await MemoryWatch.start({ server: cluster.dataFolder, intake: cluster.intakeFolders[0] ?? '' })
  const opensByCode = async (visitor: Visitor) => {
    expect(await visitor.open(url)).toMatchObject({ __typename: 'PinSent' })
    const pin = /#(\d{6})/.exec(provider.calls.at(-1)?.body ?? '')?.[1] ?? ''
    expect(await visitor.enter(url, pin)).toMatchObject({ __typename: 'DeliveryOpened' })
  }
  mailServer.enqueue(numbers(0, 60))
  await mailServer.empty()
  for (const visitor of await withLinks(cluster, 4)) await opensByCode(visitor)
  await memory.startOutage()

  toProvider.stall()
  mailServer.enqueue(numbers(60, 20))
  const visitors = await withLinks(cluster, 8)
  const begun = performance.now()
  const nobody = Array<unknown>(8).fill({ __typename: 'PinUnavailable', unavailable: 'SMS_FAILED' })
  expect(await Promise.all(visitors.map((visitor) => visitor.open(url)))).toEqual(nobody)
  expect(performance.now() - begun).toBeLessThan(25_000)
  toProvider.lose()
  toProvider.refuse()
  mailServer.enqueue(numbers(80, 20))
  expect(await Promise.all(visitors.map((visitor) => visitor.open(url)))).toEqual(nobody)
  await mailServer.empty()
  const growth = await memory.growth()
  expect(provider.calls).toHaveLength(4)

  toProvider.clear()
  for (const visitor of visitors) await opensByCode(visitor)
  expect(provider.calls).toHaveLength(4 + 8)
  expect(mailServer.tries).toBe(100)
  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  expect(growth.server).toBeLessThan(1.2)
  expect(growth.intake).toBeLessThan(1.2)

  await mailServer.stop()
  await cluster.stop()
  await toProvider.close()
  provider.close()
  await database.stop()
})
