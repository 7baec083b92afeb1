import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { MailServer } from '../chaos/mail-server.ts'
import { seededRandom } from '../chaos/seeded-random.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { startCluster, type Cluster } from '../support/cluster.ts'
import { MemoryWatch } from '../support/memory.ts'
import { countOf, startPostgres } from '../support/postgres.ts'
import { smallDisk, type SmallDisk } from '../support/small-disk.ts'

test.setTimeout(400_000)

const disks: SmallDisk[] = []

test.afterEach(async () => {
  for (const disk of disks.splice(0)) await disk.remove()
})

/** The disk, or the end of the test. */
async function diskOf(megabytes: number): Promise<SmallDisk> {
  const disk = await smallDisk(megabytes)
  // eslint-disable-next-line playwright/no-skipped-test -- there is no other honest way to a full disk
  test.skip(!disk, 'this account may not mount a file system: a disk that is full takes root')
  if (!disk) throw new Error('skipped')
  disks.push(disk)
  return disk
}

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)
/** Of the mails with these numbers together: every fifth has three. */
const recipients = (mails: number) => mails + 2 * Math.ceil(mails / 5)

const memoryOf = (cluster: Cluster) =>
  MemoryWatch.start({ server: cluster.dataFolder, intake: cluster.intakeFolders[0] ?? '' })

const mailServerFor = (cluster: Cluster) =>
  new MailServer({ port: () => cluster.smtpPorts[0] ?? 0, random: seededRandom(4) })

test('the disk of keys, outbox and logs is full: mails of a new day come again later, notices wait, and nothing is left lying about', async () => {
  const disk = await diskOf(8)
  const database = await startPostgres()
  const cluster = await startCluster({ databaseUrl: database.url, dataFolder: disk.folder, size: 1 })
  const mailServer = mailServerFor(cluster)
  const memory = await memoryOf(cluster)
  const days = join(disk.folder, 'keys', 'days')

  await disk.fill()
  mailServer.enqueue(numbers(0, 10))
  // Each of them was told to come again, and did.
  await expect.poll(() => mailServer.tries).toBeGreaterThan(20)
  expect(mailServer.acknowledged).toBe(0)
  expect(await countOf(database.url, 'messages')).toBe(0)
  // Whoever comes meanwhile begins one, and takes it away.
  await expect.poll(() => readdir(days)).toEqual([])

  await disk.free()
  await mailServer.empty()
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  expect(await cluster.outbox.mails()).toHaveLength(recipients(10))
  expect(await readdir(days)).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d\.key$/)])

  mailServer.enqueue(numbers(10, 50))
  await mailServer.empty()
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  await memory.startOutage()

  // The day has its key by now: mails are taken in, but none can go out.
  await disk.fill()
  mailServer.enqueue(numbers(60, 20))
  await mailServer.empty()
  const waiting = "pgboss.job where name = 'send-notice' and state = 'retry'"
  await expect.poll(() => countOf(database.url, waiting), { timeout: 120_000 }).toBe(recipients(20))
  const growth = await memory.growth()
  const files = await readdir(join(disk.folder, 'outbox'))
  expect(files.filter((name) => name.endsWith('.eml'))).toHaveLength(recipients(60))
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([])
  await disk.free()
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  expect(await cluster.outbox.mails()).toHaveLength(recipients(80))
  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  expect(growth.server).toBeLessThan(1.2)
  expect(growth.intake).toBeLessThan(1.2)

  await mailServer.stop()
  await cluster.stop()
  await database.stop()
})

test("PostgreSQL's own disk is full: no mail is acknowledged that is not stored, and all come through once there is room", async () => {
  const disk = await diskOf(160)
  const database = await startPostgres(disk.folder)
  const cluster = await startCluster({ databaseUrl: database.url, size: 1 })
  const mailServer = mailServerFor(cluster)
  const memory = await memoryOf(cluster)
  // Among them mails of 300 kB and 3 MB, as below.
  mailServer.enqueue(numbers(0, 60))
  await mailServer.empty()
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  await memory.startOutage()

  await disk.fill()
  mailServer.enqueue(numbers(60, 50))
  await expect.poll(() => mailServer.tries, { timeout: 120_000 }).toBeGreaterThan(150)
  const { acknowledged } = mailServer
  expect(acknowledged).toBeLessThan(110)
  const growth = await memory.growth()

  await disk.free()
  await database.keepRunning()
  expect(await countOf(database.url, 'messages')).toBeGreaterThanOrEqual(acknowledged)
  await mailServer.empty()
  expect(mailServer.slowestAnswer).toBeLessThan(25_000)
  expect(await countOf(database.url, 'deliveries')).toBe(recipients(110))
  await allJobsDone({ databaseUrl: database.url }, { patient: false })
  expect(await cluster.outbox.mails()).toHaveLength(recipients(110))
  expect(growth.server).toBeLessThan(1.2)
  expect(growth.intake).toBeLessThan(1.2)

  await mailServer.stop()
  await cluster.stop()
  await database.stop()
})
