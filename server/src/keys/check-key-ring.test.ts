import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { sealedUnder } from '@sigill/envelope/seal.ts'
import { testClock } from '../../testing/test-gateway.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { systemRandom } from '../ports/random.ts'
import { checkedKeyRing } from './check-key-ring.ts'
import { keyRingCanary } from './key-ring-canary.tables.ts'

type RingFile = { current: string; keks: Record<string, string>; pepper: string }

let db: Database
let file: string

beforeEach(async () => {
  const database = await createTestDatabase()
  const opened = openDatabase(database.url, { connections: 5, onError: () => undefined })
  const folder = await mkdtemp(path.join(tmpdir(), 'sigill-ring-'))
  db = opened.db
  file = path.join(folder, 'keys', 'kek.json')
  onTestFinished(async () => {
    await opened.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
})

const start = (from = file) => checkedKeyRing({ db, clock: testClock(), random: systemRandom }, { file: from })
const stored = async () => JSON.parse(await readFile(file, 'utf8')) as RingFile
const newKey = () => toBase64url(systemRandom(32))

async function change(changed: (ring: RingFile) => Partial<RingFile>): Promise<void> {
  const ring = await stored()
  await writeFile(file, JSON.stringify({ ...ring, ...changed(ring) }))
}

test('a new database gets a key ring, which it knows again at the next start', async () => {
  const made = await start()
  expect((await start()).pepper).toEqual(made.pepper)
  expect(await db.select().from(keyRingCanary)).toHaveLength(1)
})

test('servers that start at once have one key ring', async () => {
  const rings = await Promise.all(Array.from({ length: 5 }, () => start()))
  expect(new Set(rings.map(({ pepper }) => pepper.toString())).size).toBe(1)
})

test('a key ring that is missing is not made anew: the messages of the database would never open', async () => {
  await start()
  const elsewhere = path.join(path.dirname(file), 'kek.jsn')
  await expect(start(elsewhere)).rejects.toThrow(`KEK_FILE: ${elsewhere} does not exist`)
  await expect(readFile(elsewhere)).rejects.toThrow('ENOENT')
})

test.each<[string, (ring: RingFile) => Partial<RingFile>]>([
  ['another key under the same id', ({ current }) => ({ keks: { [current]: newKey() } })],
  ['a new key, and the old one removed before any start', () => ({ current: 'new', keks: { new: newKey() } })],
  ['another pepper', () => ({ pepper: newKey() })],
])('%s is refused, with a sentence that names KEK_FILE and no key', async (_what, changed) => {
  await start()
  await change(changed)
  const { keks, pepper } = await stored()
  const refusal = await start().then(String, String)
  expect(refusal).toContain(`KEK_FILE: ${file} is not the key ring of this database`)
  for (const secret of [...Object.values(keks), pepper]) expect(refusal).not.toContain(secret)
})

test('two servers that start at once with key rings of their own do not both start', async () => {
  const starts = await Promise.allSettled([start(), start(`${file}.other`)])
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('after a change of keys and a start, the old key is not needed to start', async () => {
  await start()
  await change(({ keks }) => ({ current: 'new', keks: { ...keks, new: newKey() } }))
  await start()
  expect((await db.select().from(keyRingCanary)).map(({ sealed }) => sealedUnder(sealed))).toEqual(['new'])
  await change(({ keks }) => ({ keks: { new: keks['new'] ?? '' } }))
  expect((await start()).keks.currentId).toBe('new')
})
