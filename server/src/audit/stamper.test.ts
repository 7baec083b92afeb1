import { mkdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testAudit, type TestAudit } from '../../testing/test-audit.ts'
import { writeEvents } from '../events/events.store.ts'
import { readAnchors } from './anchors.ts'
import { stampEvents } from './stamp-events.ts'
import { startStamper } from './stamper.ts'

const stamper = (audit: TestAudit, db = audit.deps.db) =>
  startStamper(
    { ...audit.deps, db },
    { signer: audit.signer, anchorsFile: path.join(audit.folder, 'anchors'), everyMilliseconds: 10 },
  )

/** A transaction with one event in it that waits to be told how it ends. */
async function openTransaction({ deps, happened }: TestAudit) {
  const written = Promise.withResolvers<undefined>()
  const end = Promise.withResolvers<undefined>()
  const ended = deps.db.transaction(async (tx) => {
    await writeEvents(tx, [happened()])
    written.resolve(undefined)
    await end.promise
  })
  await written.promise
  return {
    commit: async () => {
      end.resolve(undefined)
      await ended
    },
    rollBack: async () => {
      end.reject(new Error('changed my mind'))
      await ended.catch(() => undefined)
    },
  }
}

test('an event that becomes visible late, under a lower id than others, is in the chain and in its place', async () => {
  const audit = await testAudit()
  const late = await openTransaction(audit)
  await audit.happen(2)
  expect(await audit.stamp()).toEqual({ kind: 'NotSettled' })
  expect(await audit.verify()).toMatchObject({ unstamped: 2, events: 0 })
  await late.commit()
  expect(await audit.stamp()).toMatchObject({ kind: 'EventsStamped' })
  expect(await audit.verify()).toMatchObject({ faults: [], unstamped: 0, events: 3 })
})

test('an id that a transaction gave back is missed by nobody', async () => {
  const audit = await testAudit()
  const undone = await openTransaction(audit)
  await audit.happen(2)
  await undone.rollBack()
  await audit.stamp()
  expect(await audit.verify()).toMatchObject({ faults: [], unstamped: 0, events: 2 })
})

test('writers who never pause do not keep what is there from being stamped, and wait for nobody', async () => {
  const audit = await testAudit()
  let current = await openTransaction(audit)
  const progress = { isDone: false }
  const stamped = stampEvents(audit.deps, { signer: audit.signer, patience: 20_000 }).finally(() => {
    progress.isDone = true
  })
  let written = 0
  do {
    const next = await openTransaction(audit)
    await current.commit()
    current = next
    written++
  } while (!progress.isDone)
  expect((await stamped).kind).toBe('EventsStamped')
  await current.commit()
  expect(written).toBeGreaterThan(0)
  await audit.stamp()
  expect(await audit.verify()).toMatchObject({ faults: [], unstamped: 0, events: written + 1 })
})

test('three servers that stamp at once, beside many that write, make one chain with every event in it once', async () => {
  const audit = await testAudit()
  const stampers = [1, 2, 3].map(() => stamper(audit, audit.connect()))
  const writer = async () => {
    for (let transaction = 0; transaction < 40; transaction++) {
      const work = audit.deps.db.transaction(async (tx) => {
        await writeEvents(tx, [audit.happened()])
        await writeEvents(tx, [audit.happened(), audit.happened()])
        if (transaction % 5 === 0) throw new Error('changed my mind')
      })
      await work.catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: 6 }, writer))
  await Promise.all(stampers.map(({ stop }) => stop()))
  const { anchors = [] } = (await readAnchors(path.join(audit.folder, 'anchors'))) ?? {}
  const verified = await audit.verify({ anchors })
  expect(verified).toMatchObject({ faults: [], unstamped: 0, events: 6 * 32 * 3 })
  expect(verified.days[0]?.stamps).toBeGreaterThan(3)
})

test('a clock that goes back over midnight puts no stamp into a day that is over', async () => {
  const audit = await testAudit()
  await audit.happen()
  audit.clock.advance({ days: 1 })
  await audit.stamp()
  audit.clock.advance({ days: -1 })
  await audit.happen()
  await audit.stamp()
  audit.clock.advance({ days: 2 })
  await audit.happen()
  await audit.stamp()
  expect(await audit.verify()).toMatchObject({
    faults: [],
    days: [
      { day: '2026-11-25', stamps: 2 },
      { day: '2026-11-26', stamps: 1 },
    ],
  })
})

test('the last stamp of each day, and the newest when a server stops, are written down outside the database', async () => {
  const audit = await testAudit()
  const file = path.join(audit.folder, 'anchors')
  const logged: object[] = []
  const log = { ...audit.deps.log, info: (event: string, fields?: object) => logged.push({ event, ...fields }) }
  audit.deps.log = log
  const running = stamper(audit)
  const allStamped = () => expect.poll(async () => (await audit.verify()).unstamped).toBe(0)
  for (let stamp = 0; stamp < 3; stamp++) {
    await audit.happen()
    await allStamped()
  }
  audit.clock.advance({ days: 1 })
  await audit.happen()
  await allStamped()
  await running.stop()
  const { days } = await audit.verify()
  const { anchors } = (await readAnchors(file)) ?? {}
  expect(anchors?.map(({ day, number }) => `${day} ${number}`)).toEqual([
    '2026-11-24 1',
    '2026-11-24 3',
    '2026-11-25 4',
  ])
  expect(anchors?.slice(1).map(({ hash }) => hash)).toEqual(days.map(({ lastHash }) => lastHash))
  expect(logged).toEqual(anchors?.map((anchor) => ({ event: 'audit anchor', ...anchor })))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readFile(file, 'utf8')).toMatch(/^(\d{4}-\d\d-\d\d \d+ [0-9a-f]{64}\n){3}$/)
})

test('an anchor that could not be written is written later, and never to what is left of another', async () => {
  const audit = await testAudit()
  const file = path.join(audit.folder, 'anchors')
  await mkdir(file)
  let failures = 0
  audit.deps.log = { ...audit.deps.log, error: () => failures++ }
  const running = stamper(audit)
  await audit.happen()
  await expect.poll(() => failures).toBe(1)
  audit.clock.advance({ days: 1 })
  await audit.happen()
  await expect.poll(() => failures).toBe(2)
  await rmdir(file)
  await writeFile(file, '2026-11-23 7 c0f')
  audit.clock.advance({ minutes: 1 })
  await expect.poll(async () => (await readFile(file, 'utf8')).split('\n').length).toBe(4)
  await running.stop()
  const { anchors, unreadable } = (await readAnchors(file)) ?? {}
  expect(anchors?.map(({ day, number }) => `${day} ${number}`)).toEqual(['2026-11-24 1', '2026-11-25 2'])
  expect(unreadable).toEqual([1])
})
