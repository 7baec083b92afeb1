import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { testClock } from '../../testing/test-gateway.ts'
import { folderKeyStore } from '../ports/key-store.folder.ts'
import { systemRandom } from '../ports/random.ts'
import { digestOf } from './digests.ts'
import { loadKeyRing } from './key-ring.ts'
import { newId } from './new-id.ts'
import { readOrMakeSecretFile } from './secret-file.ts'

const ports = { clock: testClock(), random: systemRandom }
const newFolder = () => mkdtemp(path.join(tmpdir(), 'sigill-keys-'))

describe('the key ring', () => {
  test('is made once, for this account alone, and is the same when it is read again', async () => {
    const file = path.join(await newFolder(), 'keys', 'kek.json')
    const rings = await Promise.all(Array.from({ length: 5 }, () => loadKeyRing(ports, { file })))
    expect(new Set(rings.map(({ pepper }) => pepper.toString())).size).toBe(1)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(path.dirname(file))).toEqual(['kek.json'])
  })

  test('may hold older keys, which still open what they sealed', async () => {
    const file = path.join(await newFolder(), 'kek.json')
    const { keks } = await loadKeyRing(ports, { file })
    const { keks: stored, pepper } = JSON.parse(await readFile(file, 'utf8')) as { keks: object; pepper: string }
    await writeFile(file, JSON.stringify({ current: 'next', keks: { ...stored, next: pepper }, pepper }))
    const rotated = await loadKeyRing(ports, { file })
    expect(rotated.keks.currentId).toBe('next')
    expect(rotated.keks.kek(keks.currentId)).toEqual(keks.kek(keks.currentId))
  })

  test.each(['', '{}', '{"current":"a","keks":{},"pepper":"x"}'])(
    'that says %j is refused without being quoted',
    async (text) => {
      const file = path.join(await newFolder(), 'kek.json')
      await writeFile(file, text)
      await expect(loadKeyRing(ports, { file })).rejects.toThrow(`${file} is not a key ring`)
    },
  )
})

describe('day keys', () => {
  test('are the same for every process that asks, and gone for good once their day is over', async () => {
    const folder = await newFolder()
    const [one, other] = [folderKeyStore(folder, systemRandom), folderKeyStore(folder, systemRandom)]
    const keys = await Promise.all([one.dayKey('2026-12-24'), other.dayKey('2026-12-24'), one.dayKey('2026-12-24')])
    expect(new Set(keys.map(String)).size).toBe(1)
    await one.dayKey('2026-12-25')
    expect(await one.destroyBefore('2026-12-25')).toEqual(['2026-12-24'])
    expect(await other.existingDayKey('2026-12-24')).toBeUndefined()
    expect(await other.existingDayKey('2026-12-25')).toHaveLength(32)
    expect(await one.destroyBefore('2026-12-25')).toEqual([])
  })
})

test('a secret file that half of it was written to is never seen', async () => {
  const file = path.join(await newFolder(), 'token')
  let made = 0
  const read = await Promise.all(
    Array.from({ length: 20 }, () => readOrMakeSecretFile(file, () => String(++made).repeat(1000))),
  )
  expect(new Set(read).size).toBe(1)
})

test('ids are UUIDs of version 7, in the order of time', () => {
  const clock = testClock()
  const first = newId({ clock, random: systemRandom })
  clock.advance({ seconds: 1 })
  const second = newId({ clock, random: systemRandom })
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-24T10:00:00.000Z'))
  expect(second > first).toBe(true)
})

test('a digest tells apart texts that are the same when they stand one after the other', () => {
  expect(digestOf('ab', 'c')).not.toEqual(digestOf('a', 'bc'))
})
