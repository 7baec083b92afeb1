import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { outboxMailboxes } from '../chaos/announcements.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { tallyUp } from '../chaos/tally.ts'
import { startCluster, untilReady, type Cluster } from '../support/cluster.ts'
import { Holder } from '../support/holder.ts'
import { linkIn } from '../support/outbox.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { RoundRobin } from '../support/round-robin.ts'

test.setTimeout(400_000)

let database: TestPostgres
let proxy: RoundRobin
let cluster: Cluster

test.beforeAll(async () => {
  test.setTimeout(400_000)
  database = await startPostgres()
  proxy = await RoundRobin.start()
  const env = { STOP_DELAY_SECONDS: '4', PUBLIC_URL: proxy.url, SIGILL_URL: proxy.url }
  cluster = await startCluster({ databaseUrl: database.url, env })
  proxy.leadTo(cluster.urls)
  await proxy.allWell()
})

test.afterAll(async () => {
  await cluster.stop()
  proxy.close()
  await database.stop()
})

/** A mail ten times a second, as long as it lasts. @returns how many, when all are taken */
async function keepSending(mailServer: MailServer, until: AbortSignal): Promise<number> {
  let next = 1
  while (!until.aborted) {
    if (next - mailServer.acknowledged < 8) mailServer.enqueue([next++])
    await sleep(100)
  }
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
  mailServer.enqueue([0])
  const link = linkIn(await cluster.outbox.mailTo('m0-0@chaos.example'))

  const over = new AbortController()
  const sent = keepSending(mailServer, over.signal)
  const read = Promise.all([1, 2].map(() => keepReading(link, over.signal)))
  const ends = await replaceAll()
  over.abort()
  const mails = await sent
  await mailServer.stop()

  expect(ends).toEqual(Array(4).fill('exit code 0'))
  expect((await read).flatMap(({ failed }) => failed)).toEqual([])
  expect(Math.min(...(await read).map(({ done }) => done))).toBeGreaterThan(0)
  await allJobsDone(cluster, { patient: false })
  const { missing, twice, repeated, wrong, opened } = await tallyUp(cluster, { mailboxes: outboxMailboxes(), mails })
  expect({ missing, twice, repeated, wrong }).toEqual({ missing: [], twice: [], repeated: [], wrong: [] })
  expect(opened).toBeGreaterThan(mails)
})
