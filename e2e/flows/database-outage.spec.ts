import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { FaultProxy } from '../../server/testing/fault-proxy.ts'
import { outboxMailboxes } from '../chaos/announcements.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { tallyUp } from '../chaos/tally.ts'
import { startTestGateway } from '../support/gateway.ts'
import { MemoryWatch } from '../support/memory.ts'
import { countOf, startPostgres } from '../support/postgres.ts'

// An intake is answered after 24 s when the database hangs: that long has to be waited.
test.setTimeout(400_000)

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

test('a database that is slow, hangs, breaks off or is lost: mails are stored or asked to come again within 25 s, and come through', async () => {
  const database = await startPostgres()
  const proxy = await FaultProxy.to(database.port)
  const gateway = await startTestGateway({ DATABASE_URL: proxy.through(database.url) })
  const mailServer = new MailServer({ port: () => gateway.smtp.port, random: seededRandom(1) })
  const memory = await MemoryWatch.start({ server: gateway.dataFolder, intake: gateway.dataFolder })

  mailServer.enqueue(numbers(0, 60))
  await mailServer.empty()
  await memory.startOutage()

  proxy.late(20)
  mailServer.enqueue(numbers(60, 10))
  await mailServer.empty()

  proxy.clear()
  proxy.stall()
  const { acknowledged, tries } = mailServer
  mailServer.enqueue(numbers(70, 20))
  // Four come at once; one more comes when they have been told to come again.
  await expect.poll(() => mailServer.tries, { timeout: 60_000 }).toBeGreaterThan(tries + 4)
  expect(mailServer.acknowledged).toBe(acknowledged)
  // The machine is gone, and another answers at its address.
  proxy.lose()
  proxy.clear()
  await mailServer.empty()

  mailServer.enqueue(numbers(90, 10))
  await mailServer.acknowledgedAtLeast(92)
  proxy.refuse()
  await sleep(1_500)
  proxy.clear()
  await mailServer.empty()
  const growth = await memory.growth()

  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  const deliveries = 100 + 2 * 20
  expect(await countOf(database.url, 'deliveries')).toBe(deliveries)
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  expect(await gateway.outbox.mails()).toHaveLength(deliveries)
  expect(await tallyUp(gateway, { mailboxes: outboxMailboxes(), mails: 100 })).toMatchObject({
    ...{ missing: [], twice: [], repeated: [], wrong: [], opened: deliveries },
  })
  expect(growth.server).toBeLessThan(1.2)
  expect(growth.intake).toBeLessThan(1.2)

  await mailServer.stop()
  await gateway.stop()
  await proxy.close()
  await database.stop()
})
