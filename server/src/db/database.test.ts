import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { FaultProxy } from '../../testing/fault-proxy.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { databaseAnswers, openDatabase, type Database } from './database.ts'

const patience = 2_000

async function behindProxy(): Promise<{ db: Database; proxy: FaultProxy }> {
  const database = await createTestDatabase()
  const proxy = await FaultProxy.to(Number(new URL(database.url).port))
  const { db, close } = openDatabase(proxy.through(database.url), {
    connections: 3,
    onError: () => undefined,
    patience,
  })
  onTestFinished(async () => {
    proxy.clear()
    await close()
    await proxy.close()
    await database.drop()
  })
  return { db, proxy }
}

const transactions = (db: Database, count: number) =>
  Array.from({ length: count }, () =>
    db
      .transaction((tx) => tx.execute(sql`select 1`))
      .then(
        () => 'done',
        () => 'failed',
      ),
  )

test('connections that a database left hanging do not count any more, wherever the transaction was', async () => {
  const { db, proxy } = await behindProxy()
  await Promise.all(transactions(db, 3))
  const stalled = Promise.withResolvers<undefined>()
  const inTheMiddle = db.transaction(async (tx) => {
    proxy.stall()
    stalled.resolve(undefined)
    await tx.execute(sql`select 1`)
  })
  await stalled.promise
  const hanging = transactions(db, 6) // Three have a connection, which does not answer `begin`; the others wait for one.
  await expect(inTheMiddle).rejects.toThrow()
  expect(await Promise.all(hanging)).toEqual(Array(6).fill('failed'))
  // The machine that they led to is gone, and its address leads to another.
  proxy.lose()
  proxy.clear()
  expect(await Promise.all(transactions(db, 3))).toEqual(Array(3).fill('done'))
  expect(await databaseAnswers(db)).toBe(true)
})

test('a connection that breaks in the middle of a transaction ends that transaction, and nothing else', async () => {
  const { db, proxy } = await behindProxy()
  const broken = db.transaction(async (tx) => {
    await tx.execute(sql`select 1`)
    proxy.cut()
    await sleep(100)
    await tx.execute(sql`select 1`)
  })
  await expect(broken).rejects.toThrow()
  expect(await Promise.all(transactions(db, 3))).toEqual(Array(3).fill('done'))
})

test('what a transaction wrote that threw is not there, and its locks are free', async () => {
  const { db } = await behindProxy()
  await db.execute(sql`create table letters (content text)`)
  const thrown = db.transaction(async (tx) => {
    await tx.execute(sql`insert into letters values ('lost')`)
    throw new Error('changed my mind')
  })
  await expect(thrown).rejects.toThrow('changed my mind')
  const left = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table letters`)
    return tx.execute(sql`select content from letters`)
  })
  expect(left.rows).toEqual([])
})
