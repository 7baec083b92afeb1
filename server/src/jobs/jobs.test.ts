import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { waitingForLocks } from '../../testing/waiting-for-locks.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { silentLog } from '../ports/log.ts'
import { startJobs, type JobHandlers, type JobOutcome, type RunningJobs } from './jobs.ts'

const quick = { retryLimit: 2, retryDelay: 1, retryDelayMax: 8, pollSeconds: 0.5 }
const done: JobOutcome = { kind: 'Done' }
const later: JobOutcome = { kind: 'TryLater', code: '451 4.7.1' }

let databaseUrl: string
let db: Database
let jobs: RunningJobs

beforeEach(async () => {
  const database = await createTestDatabase()
  databaseUrl = database.url
  const opened = openDatabase(databaseUrl, { connections: 2, onError: () => undefined })
  db = opened.db
  jobs = await startJobs({ databaseUrl, timeZone: 'Europe/Helsinki', log: silentLog, pace: quick })
  onTestFinished(async () => {
    await jobs.stop()
    await opened.close()
    await database.drop()
  })
})

/** Everything is done at once, but what the test says. @returns what was tried, by queue and delivery, with its time */
async function work(handlers: Partial<JobHandlers>) {
  const tries: { what: string; at: number }[] = []
  const handled = new Proxy({} as JobHandlers, {
    get: (_target, queue: keyof JobHandlers) => (data: { deliveryId?: string }) => {
      tries.push({ what: `${queue} ${data.deliveryId ?? ''}`, at: performance.now() })
      const handle = handlers[queue] as ((given: typeof data) => Promise<JobOutcome>) | undefined
      return handle?.(data) ?? Promise.resolve(done)
    },
  })
  await jobs.work(handled)
  return { tries, whats: () => tries.map(({ what }) => what) }
}

const enqueue = (...ids: string[]) =>
  db.transaction((tx) =>
    jobs.enqueue(
      tx,
      'send-notice',
      ids.map((deliveryId) => ({ deliveryId })),
    ),
  )

test('what is done once a day is done by the clock of the organisation', async () => {
  const { rows } = await db.execute<{ name: string; timezone: string }>(
    sql`select name, timezone from pgboss.schedule where cron not like '*%' order by name`,
  )
  const daily = ['mail-statistics', 'make-digests', 'remind-recipients']
  expect(rows).toEqual(daily.map((name) => ({ name, timezone: 'Europe/Helsinki' })))
})

async function states(): Promise<Record<string, string>> {
  const { rows } = await db.execute<{ id: string; state: string }>(
    sql`select data->>'deliveryId' as id, state from pgboss.job where name = 'send-notice'`,
  )
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
}

test('a job is done, once, however many come at once', async () => {
  const { whats } = await work({})
  const ids = Array.from({ length: 50 }, (_, number) => String(number))
  await enqueue(...ids)
  await expect.poll(async () => Object.values(await states())).toEqual(ids.map(() => 'completed'))
  expect(whats().toSorted()).toEqual(ids.map((id) => `send-notice ${id}`).toSorted())
})

test('while one job is slow, the others are settled and new ones are done', async () => {
  const slow = Promise.withResolvers<JobOutcome>()
  await work({ 'send-notice': async ({ deliveryId }) => (deliveryId === 'slow' ? slow.promise : done) })
  await enqueue('slow', 'one', 'other')
  await expect.poll(states).toEqual({ slow: 'active', one: 'completed', other: 'completed' })
  await enqueue('new')
  await expect.poll(states).toMatchObject({ slow: 'active', new: 'completed' })
  slow.resolve(done)
  await expect.poll(states).toMatchObject({ slow: 'completed' })
})

test('a batch is settled once what was being settled before its end is, so that no two statements wait for each other', async () => {
  const [slow, quickly] = [Promise.withResolvers<JobOutcome>(), Promise.withResolvers<JobOutcome>()]
  await work({ 'send-notice': async ({ deliveryId }) => (deliveryId === 'slow' ? slow : quickly).promise })
  await enqueue('slow', 'quick')
  await expect.poll(states).toEqual({ slow: 'active', quick: 'active' })
  await db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from pgboss.job where data->>'deliveryId' = 'quick' for update`)
    quickly.resolve(done)
    await expect.poll(() => waitingForLocks(db)).toBe(1)
    slow.resolve(done)
    await sleep(500)
    expect(await waitingForLocks(db)).toBe(1)
  })
  await expect.poll(states).toEqual({ slow: 'completed', quick: 'completed' })
})

test('a job that is to be tried later is tried again, after a pause that grows, and then given to its dead-letter queue', async () => {
  const failing = ['send-notice', 'send-receipt', 'send-digest', 'send-reminder', 'send-reply', 'tell-replier'] as const
  const { tries } = await work(Object.fromEntries(failing.map((queue) => [queue, async () => later])))
  await db.transaction(async (tx) => {
    for (const queue of failing) await jobs.enqueue(tx, queue as 'send-notice', [{ deliveryId: 'a' }])
  })
  const triesOf = (queue: string) => tries.filter(({ what }) => what === `${queue} a`).map(({ at }) => at)
  const givenUp = ['notice', 'receipt', 'digest', 'reminder', 'reply', 'telling'].map((what) => `give-up-${what}`)
  for (const queue of givenUp) await expect.poll(() => triesOf(queue), { timeout: 60_000 }).toHaveLength(1)
  for (const queue of failing) {
    const [first = 0, second = 0, third = 0, ...more] = triesOf(queue)
    expect(second - first).toBeGreaterThan(900)
    expect(third - second).toBeGreaterThan(1_900)
    expect(more).toEqual([])
  }
})

test('a handler that throws is tried again, and what it threw is not kept: it may quote the mail', async () => {
  let tries = 0
  const second = Promise.withResolvers<JobOutcome>()
  await work({
    'send-notice': async () => {
      if (++tries === 1) throw new Error('Dear Anna')
      return second.promise
    },
  })
  await enqueue('a')
  await expect.poll(() => tries).toBe(2)
  const { rows } = await db.execute<{ output: unknown }>(sql`select output from pgboss.job where name = 'send-notice'`)
  expect(JSON.stringify(rows)).toContain('ERROR')
  expect(JSON.stringify(rows)).not.toContain('Anna')
  second.resolve(done)
  await expect.poll(states).toEqual({ a: 'completed' })
})

test('a job whose process died is taken up by another, once its heartbeat is missed', async () => {
  const dead = await new PgBoss({
    connectionString: databaseUrl,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  }).start()
  onTestFinished(() => dead.stop({ graceful: false }))
  await enqueue('a')
  expect(await dead.fetch('send-notice')).toHaveLength(1)
  const { whats } = await work({})
  await sleep(1_000)
  expect(whats()).toEqual([])
  await db.execute(sql`update pgboss.job set heartbeat_on = now() - interval '61 seconds' where name = 'send-notice'`)
  // One that comes too soon after another, of the server too, looks at nothing.
  const supervised = async () => {
    await dead.supervise('send-notice')
    return whats()
  }
  await expect.poll(supervised).toEqual(['send-notice a'])
  await expect.poll(states).toEqual({ a: 'completed' })
})

test('what a transaction enqueued that was rolled back is never done', async () => {
  const { whats } = await work({})
  const given = db.transaction(async (tx) => {
    await jobs.enqueue(tx, 'send-notice', [{ deliveryId: 'a' }])
    throw new Error('changed my mind')
  })
  await expect(given).rejects.toThrow('changed my mind')
  await enqueue('b')
  await expect.poll(states).toEqual({ b: 'completed' })
  expect(whats()).toEqual(['send-notice b'])
})

test('a server that stops finishes the jobs in hand, takes up no new ones, and can still enqueue for others', async () => {
  const slow = Promise.withResolvers<JobOutcome>()
  const { whats } = await work({ 'send-notice': async () => slow.promise })
  await enqueue('in hand')
  await expect.poll(states).toEqual({ 'in hand': 'active' })
  const drained = jobs.drain(20_000)
  await sleep(500) // Workers that were looking for jobs at this moment have found nothing.
  await enqueue('for others')
  await sleep(1_000)
  expect(whats()).toEqual(['send-notice in hand'])
  slow.resolve(done)
  await drained
  expect(await states()).toEqual({ 'in hand': 'completed', 'for others': 'created' })
})

test('a job that outlasts the patience of a server that stops goes back, for another try', async () => {
  await work({ 'send-notice': () => new Promise(() => undefined) })
  await enqueue('a')
  await expect.poll(states).toEqual({ a: 'active' })
  await jobs.drain(100)
  await jobs.stop()
  expect(await states()).toEqual({ a: 'retry' })
})
