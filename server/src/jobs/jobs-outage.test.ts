import { expect, onTestFinished, test } from 'vitest'
import { FaultProxy } from '../../testing/fault-proxy.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { openDatabase } from '../db/database.ts'
import { silentLog } from '../ports/log.ts'
import { startJobs, type JobHandlers } from './jobs.ts'

test('jobs go on with a database that was away without a word, on whatever they were waiting for', async () => {
  const database = await createTestDatabase()
  const proxy = await FaultProxy.to(Number(new URL(database.url).port))
  const { db, close } = openDatabase(database.url, { connections: 2, onError: () => undefined })
  const pace = { retryLimit: 2, retryDelay: 1, retryDelayMax: 8, pollSeconds: 0.5 }
  const starting = { databaseUrl: proxy.through(database.url), timeZone: 'Europe/Stockholm', log: silentLog }
  const jobs = await startJobs({ ...starting, pace, patience: 3_000 })
  onTestFinished(async () => {
    await jobs.stop()
    await proxy.close()
    await close()
    await database.drop()
  })
  const tried: string[] = []
  const note = async ({ deliveryId = '' }: { deliveryId?: string }) => {
    tried.push(deliveryId)
    return { kind: 'Done' as const }
  }
  const handlers = new Proxy({} as JobHandlers, { get: () => note })
  const enqueue = (deliveryId: string) => db.transaction((tx) => jobs.enqueue(tx, 'send-notice', [{ deliveryId }]))
  await jobs.work(handlers)
  await enqueue('before')
  await expect.poll(() => tried).toEqual(['before'])

  proxy.stall()
  await enqueue('meanwhile')
  await expect(jobs.isWell()).rejects.toThrow()
  // The machine of the database is gone, and another has its address.
  proxy.lose()
  proxy.clear()
  await expect.poll(() => tried).toEqual(['before', 'meanwhile'])
  expect(await jobs.isWell()).toBe(true)
})
