import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testGateway } from '../../testing/test-gateway.ts'
import { sharedTransaction, Undone } from './shared-transaction.ts'
import type { Database, Executor } from './database.ts'

type Using = { db: Database }

async function sharing({ weight = 0.1 } = {}) {
  const { db } = (await testGateway()).deps
  await db.execute(sql`create table written (value text primary key)`)
  const batches: string[][] = []
  const write = sharedTransaction<Using, string>({
    write: async (_deps, tx: Executor, items) => {
      batches.push(items)
      for (const item of items) await tx.execute(sql`insert into written values (${item})`)
      if (items.includes('undone')) throw new Undone('nothing to write')
    },
    weigh: () => weight,
  })
  const written = async () => {
    const { rows } = await db.execute<{ value: string }>(sql`select value from written order by value`)
    return rows.map(({ value }) => value)
  }
  return { db, batches, written, add: (item: string) => write({ db }, item) }
}

const statuses = (outcomes: PromiseSettledResult<void>[]) => outcomes.map(({ status }) => status)

test('what comes while a transaction is under way shares the next one', async () => {
  const { batches, written, add } = await sharing()
  await Promise.all(['a', 'b', 'c', 'd'].map(add))
  expect(batches).toEqual([['a'], ['b', 'c', 'd']])
  expect(await written()).toEqual(['a', 'b', 'c', 'd'])
  await add('e')
  expect(batches.at(-1)).toEqual(['e'])
})

test('a transaction is filled and no more', async () => {
  const { batches, add } = await sharing({ weight: 0.4 })
  await Promise.all(['a', 'b', 'c', 'd'].map(add))
  expect(batches).toEqual([['a'], ['b', 'c'], ['d']])
})

test('one that is more than a whole transaction has one of its own', async () => {
  const { batches, add } = await sharing({ weight: 3 })
  await Promise.all(['a', 'b', 'c'].map(add))
  expect(batches).toEqual([['a'], ['b'], ['c']])
})

test.each([
  ['breaks a rule of the database', 'taken'],
  ['has nothing to write', 'undone'],
])('one that %s fails alone', async (_, bad) => {
  const { written, add } = await sharing()
  await add('taken')
  const outcomes = await Promise.allSettled(['a', 'b', bad, 'c'].map(add))
  expect(statuses(outcomes)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await written()).toEqual(['a', 'b', 'c', 'taken'])
})

test('when the database goes away all of a transaction hear of it, and none is tried again', async () => {
  const { deps } = await testGateway()
  const batches: string[][] = []
  const write = sharedTransaction<Using, string>({
    write: async (_deps, tx: Executor, items) => {
      batches.push(items)
      await tx.execute(sql`select 1`)
      if (items.length > 1) await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
    },
    weigh: () => 0.1,
  })
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((item) => write(deps, item)))
  expect(statuses(outcomes)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(batches).toEqual([['a'], ['b', 'c']])
})

test('one that waits for somebody else keeps nobody beside it waiting', async () => {
  const { written, add, db } = await sharing()
  const held = Promise.withResolvers<undefined>()
  const holding = db.transaction(async (tx) => {
    await tx.execute(sql`insert into written values ('held')`)
    await held.promise
    throw new Error('gone after all')
  })
  const waits = Promise.all(['a', 'held', 'b'].map(add))
  await add('c')
  await expect.poll(written).toEqual(['a', 'b', 'c'])
  held.resolve(undefined)
  await expect(holding).rejects.toThrow('gone after all')
  await waits
  expect(await written()).toEqual(['a', 'b', 'c', 'held'])
})
