import { expect, test } from 'vitest'
import type { Executor } from './database.ts'
import { sharedRead } from './shared-read.ts'

const [db, other] = [{} as Executor, {} as Executor]

function reading() {
  const reads: { db: Executor; ids: string[] }[] = []
  const read = sharedRead(async (asked, ids) => {
    reads.push({ db: asked, ids })
    return ids.filter((id) => id !== 'none').map((id) => ({ id, text: `row ${id}` }))
  })
  return { reads, read }
}

test('what is asked for at once is read at once, and each caller gets their own row', async () => {
  const { reads, read } = reading()
  const rows = await Promise.all(['a', 'none', 'b', 'a'].map((id) => read(db, id)))
  expect(rows.map((row) => row?.text)).toEqual(['row a', undefined, 'row b', 'row a'])
  expect(reads).toEqual([{ db, ids: ['a', 'none', 'b'] }])
})

test('what is asked for later is read anew', async () => {
  const { reads, read } = reading()
  await read(db, 'a')
  await read(db, 'a')
  expect(reads).toHaveLength(2)
})

test('a transaction reads for itself', async () => {
  const { reads, read } = reading()
  await Promise.all([read(db, 'a'), read(other, 'b')])
  expect(reads).toEqual([
    { db, ids: ['a'] },
    { db: other, ids: ['b'] },
  ])
})

test('when it cannot be read, everybody who asked hears of it, and the next asks again', async () => {
  let isBroken = true
  const read = sharedRead(async (_db, ids) => {
    if (isBroken) throw new Error('no answer')
    return ids.map((id) => ({ id }))
  })
  const outcomes = await Promise.allSettled([read(db, 'a'), read(db, 'b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isBroken = false
  expect(await read(db, 'a')).toEqual({ id: 'a' })
})
