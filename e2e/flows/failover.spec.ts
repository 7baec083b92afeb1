import { expect, test } from '@playwright/test'
import { FaultProxy } from '../../server/testing/fault-proxy.ts'
import { MailServer } from '../chaos/mail-server.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { startCluster } from '../support/cluster.ts'
import { countOf, startPostgres } from '../support/postgres.ts'
import { promote, startStandby } from '../support/standby.ts'

test.setTimeout(400_000)

test('the database is killed while mails come in, and its synchronous standby goes on with every mail that was acknowledged', async () => {
  const primary = await startPostgres()
  const replication = await FaultProxy.to(primary.port)
  const standby = await startStandby(primary, replication.port)
  // An acknowledgement that does not wait for the standby would be ahead of it.
  replication.late(30)
  const address = await FaultProxy.to(primary.port)
  const cluster = await startCluster({ databaseUrl: address.through(primary.url) })
  let turn = 0
  const port = () => cluster.smtpPorts[turn++ % 2] ?? 0
  const mailServer = new MailServer({ port, random: seededRandom(2) })

  mailServer.enqueue(Array.from({ length: 60 }, (_, number) => number))
  await mailServer.acknowledgedAtLeast(20)
  await primary.kill()
  const acknowledged = mailServer.acknowledged
  address.lose()
  address.refuse()
  await promote(standby)
  address.leadTo(standby.port)
  address.clear()
  expect(await countOf(standby.url, 'messages')).toBeGreaterThanOrEqual(acknowledged)
  expect(acknowledged).toBeLessThan(60)

  await mailServer.empty()
  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  const deliveries = 60 + 2 * 12
  expect(await countOf(standby.url, 'deliveries')).toBe(deliveries)
  await allJobsDone({ databaseUrl: standby.url }, { patient: false })
  expect(await cluster.outbox.mails()).toHaveLength(deliveries)

  await mailServer.stop()
  await cluster.stop()
  await address.close()
  await replication.close()
  await standby.stop()
  await primary.stop()
})
