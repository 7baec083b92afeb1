import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { FaultProxy } from '../../server/testing/fault-proxy.ts'
import { mailRelay } from '../../server/testing/mail-relay.ts'
import { smsProvider } from '../../server/testing/sms-provider.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { numberedMail } from '../chaos/numbered-mail.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { byPin, eva, somebody } from '../data.ts'
import { handIn, startCluster } from '../support/cluster.ts'
import { letTimePass, letTimePassUntilSent, untilDueAreTried } from '../support/jobs.ts'
import { linkIn } from '../support/outbox.ts'
import { MemoryWatch } from '../support/memory.ts'
import { countOf, startPostgres } from '../support/postgres.ts'
import { Visitor } from '../support/visitor.ts'

test.setTimeout(400_000)

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

test('the relay is away for an hour: mails are taken in all the while, and each is announced once afterwards', async () => {
  const database = await startPostgres()
  const relay = await mailRelay()
  const toRelay = await FaultProxy.to(Number(new URL(relay.url).port))
  const env = { SMTP_URL: `${toRelay.through(relay.url)}?tls=none` }
  const cluster = await startCluster({ databaseUrl: database.url, size: 1, env })
  const mailServer = new MailServer({ port: () => cluster.smtpPorts[0] ?? 0, random: seededRandom(3) })
  const memory = await MemoryWatch.start({ server: cluster.dataFolder, intake: cluster.intakeFolders[0] ?? '' })

  mailServer.enqueue(numbers(0, 60))
  await mailServer.empty()
  const recipients = (count: number) => numbers(0, count).flatMap((number) => numberedMail(number).recipients)
  await expect.poll(() => relay.arrivals.length, { timeout: 120_000 }).toBe(recipients(60).length)
  await memory.startOutage()

  toRelay.refuse()
  for (let minute = 0; minute < 60; minute++) {
    mailServer.enqueue([60 + minute])
    await mailServer.empty()
    await letTimePass(database.url, { seconds: 60 })
    await untilDueAreTried(database.url)
  }
  expect(mailServer.tries).toBe(120)
  const tries = await countOf(database.url, "pgboss.job where name = 'send-notice' and retry_count >= 6")
  expect(tries).toBeGreaterThan(0)
  const growth = await memory.growth()
  expect(relay.arrivals).toHaveLength(recipients(60).length)

  toRelay.clear()
  await letTimePassUntilSent(database.url)
  expect(relay.arrivals.flatMap(({ to }) => to).toSorted()).toEqual(recipients(120).toSorted())
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

test('the SMS provider hangs, then breaks off: messages come in, who presses is told in time, and gets one SMS once it is back', async () => {
  const database = await startPostgres()
  const provider = await smsProvider({ status: 200 })
  const toProvider = await FaultProxy.to(Number(provider.host.split(':')[1]))
  const env = { SMS_URL: `http://127.0.0.1:${toProvider.port}/sms` }
  const cluster = await startCluster({ databaseUrl: database.url, size: 1, env })
  const [url = '', smtpPort = 0] = [cluster.urls[0], cluster.smtpPorts[0]]
  const anna = somebody()

  toProvider.stall()
  const raw = `From: ${eva.address}\r\nSubject: x\r\n\r\nHej!`
  const mail = { sender: eva.address, recipients: [byPin(anna).address], raw }
  expect(await handIn(smtpPort, mail)).toMatchObject({ code: 250 })
  const visitor = new Visitor(linkIn(await cluster.outbox.mailTo(anna.address)))
  const begun = performance.now()
  const failed = { __typename: 'PinUnavailable', unavailable: 'SMS_FAILED' }
  expect(await visitor.open(url)).toMatchObject(failed)
  expect(performance.now() - begun).toBeLessThan(25_000)
  toProvider.lose()
  toProvider.refuse()
  expect(await visitor.open(url)).toMatchObject(failed)
  expect(provider.calls).toEqual([])

  toProvider.clear()
  expect(await visitor.open(url)).toMatchObject({ __typename: 'PinSent' })
  const [sms, ...more] = provider.calls
  expect(more).toEqual([])
  const pin = /#(\d{6})/.exec(sms?.body ?? '')?.[1] ?? ''
  expect(await visitor.enter(url, pin)).toMatchObject({ __typename: 'DeliveryOpened' })

  await cluster.stop()
  await toProvider.close()
  provider.close()
  await database.stop()
})
