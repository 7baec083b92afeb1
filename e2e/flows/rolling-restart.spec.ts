import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { outboxMailboxes } from '../chaos/announcements.ts'
import { ExtendingSender, extendingEnv } from '../chaos/extending-sender.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { tallyExtensions } from '../chaos/tally-extensions.ts'
import { tallyUp } from '../chaos/tally.ts'
import { eva, somebody } from '../data.ts'
import { handIn, startCluster, untilReady, type Cluster } from '../support/cluster.ts'
import { Holder } from '../support/holder.ts'
import { linkIn, statusLinkIn } from '../support/outbox.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { RoundRobin } from '../support/round-robin.ts'
import { StatusPage } from '../support/status-page.ts'

test.setTimeout(400_000)

let database: TestPostgres
let proxy: RoundRobin
let cluster: Cluster

test.beforeAll(async () => {
  test.setTimeout(400_000)
  database = await startPostgres()
  proxy = await RoundRobin.start()
  const env = { STOP_DELAY_SECONDS: '4', PUBLIC_URL: proxy.url, SIGILL_URL: proxy.url, ...extendingEnv }
  cluster = await startCluster({ databaseUrl: database.url, env })
  proxy.leadTo(cluster.urls)
  await proxy.allWell()
})

test.afterAll(async () => {
  await cluster.stop()
  proxy.close()
  await database.stop()
})

/** A mail ten times a second, and answers to what came of them, as long as it lasts. @returns how many, when all are taken */
async function keepSending(mailServer: MailServer, until: AbortSignal): Promise<number> {
  const sender = new ExtendingSender({ mailServer, mails: () => cluster.outbox.mails() })
  let next = 1
  while (!until.aborted) {
    if (next - mailServer.acknowledged < 8) mailServer.enqueue([next++])
    if (next % 10 === 0) await sender.answerWhatCame(next)
    await sleep(100)
  }
  await mailServer.empty()
  await allJobsDone(cluster, { patient: false })
  await sender.answerWhatCame(next)
  await mailServer.empty()
  return next
}

type Asking = { done: number; failed: string[] }

/** Somebody who reads, and writes back a file each time, as long as it lasts. */
async function keepReading(link: string, until: AbortSignal): Promise<Asking> {
  const asking: Asking = { done: 0, failed: [] }
  const file = new File([new Uint8Array(100_000)], 'a.bin')
  while (!until.aborted) {
    try {
      const page = await fetch(new URL('/', link))
      if (!page.ok) throw new Error(`page: HTTP ${page.status}`)
      const holder = await Holder.of(link)
      await holder.open()
      const kind = await holder.reply({ subject: 'Re', text: 'Tack' }, [file])
      if (kind !== 'ReplyAccepted') throw new Error(kind)
      asking.done++
    } catch (error) {
      asking.failed.push(String(error))
    }
    await sleep(50)
  }
  return asking
}

/** The link to the page of a message that no tally looks at. */
async function statusLink(): Promise<string> {
  const { address } = somebody()
  const raw = `From: ${eva.address}\r\nSubject: x\r\nMessage-ID: <page@kommun.example>\r\n\r\nHej!`
  const mail = { sender: eva.address, recipients: [`${address}.s`], raw }
  expect(await handIn(cluster.smtpPorts[0] ?? 0, mail)).toMatchObject({ code: 250 })
  return statusLinkIn(await cluster.outbox.receiptTo(eva.address, 'accepted'))
}

/** The sender at the status page, who gives a day more each time, as long as it lasts and as long as days are left. */
async function keepExtending(link: string, until: AbortSignal): Promise<Asking> {
  const asking: Asking = { done: 0, failed: [] }
  const page = new StatusPage(link)
  const { origin } = new URL(link)
  let { expiresAt } = await page.look(origin)
  while (!until.aborted) {
    try {
      const seen = await page.look(origin)
      if (seen.expiresAt !== expiresAt) throw new Error(`${seen.expiresAt} in place of ${expiresAt}`)
      if (seen.extendableDays > 0) ({ expiresAt } = await page.extend(origin, expiresAt))
      asking.done++
    } catch (error) {
      asking.failed.push(String(error))
    }
    await sleep(100)
  }
  return asking
}

/** Each when the one before is well again. @returns how each ended */
async function replaceAll(): Promise<string[]> {
  const ends: string[] = []
  const signals = ['SIGTERM', 'SIGINT'] as const
  for (const [index, server] of cluster.servers.entries()) {
    ends.push(await server.replace(signals[index % 2] ?? 'SIGTERM'))
    await proxy.allWell()
  }
  for (const [index, intake] of cluster.intakes.entries()) {
    ends.push(await intake.replace(signals[index % 2] ?? 'SIGTERM'))
    await untilReady(cluster.urls[index] ?? '')
  }
  return ends
}

test('servers and intakes are replaced one after the other, and nobody notices', async () => {
  let connection = 0
  const port = () => cluster.smtpPorts[connection++ % 2] ?? 0
  const mailServer = new MailServer({ port, random: seededRandom(1) })
  const page = await statusLink()
  mailServer.enqueue([0])
  const link = linkIn(await cluster.outbox.mailTo('m0-0@chaos.example'))

  const over = new AbortController()
  const sent = keepSending(mailServer, over.signal)
  const asked = Promise.all([...[1, 2].map(() => keepReading(link, over.signal)), keepExtending(page, over.signal)])
  const ends = await replaceAll()
  over.abort()
  const mails = await sent
  await mailServer.stop()

  expect(ends).toEqual(Array(4).fill('exit code 0'))
  expect((await asked).flatMap(({ failed }) => failed)).toEqual([])
  expect(Math.min(...(await asked).map(({ done }) => done))).toBeGreaterThan(0)
  await allJobsDone(cluster, { patient: false })
  const { missing, twice, repeated, wrong, opened } = await tallyUp(cluster, { mailboxes: outboxMailboxes(), mails })
  expect({ missing, twice, repeated, wrong }).toEqual({ missing: [], twice: [], repeated: [], wrong: [] })
  expect(opened).toBeGreaterThan(mails)
  const { wrongly, extended } = await tallyExtensions(cluster, { mailboxes: outboxMailboxes(), mails })
  expect(wrongly).toEqual([])
  expect(extended).toBeGreaterThan(mails / 5 - 1)
})
