import { chown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { readOrMakeSecretFile, readSecretFile, replaceSecretFile } from './secret-file.ts'

/** What reaches the disk, in its order. */
const done = vi.hoisted(() => [] as string[])

vi.mock(import('node:fs/promises'), async (original) => {
  const fs = await original()
  const open: typeof fs.open = async (file, flags, mode) => {
    const handle = await fs.open(file, flags, mode)
    const sync = handle.sync.bind(handle)
    handle.sync = async () => {
      await sync()
      done.push(`sync ${String(file)}`)
    }
    return handle
  }
  const link: typeof fs.link = async (from, to) => {
    await fs.link(from, to)
    done.push(`link ${String(to)}`)
  }
  const rename: typeof fs.rename = async (from, to) => {
    await fs.rename(from, to)
    done.push(`rename ${String(to)}`)
  }
  const remove: typeof fs.rm = async (file, options) => {
    await fs.rm(file, options)
    done.push('remove draft')
  }
  return { ...fs, open, link, rename, rm: remove }
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sigill-secret-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  done.length = 0
})

test('a new secret file survives a power cut: its folder, and the folders made for it, are on disk before it is used', async () => {
  const file = path.join(folder, 'keys', 'days', '2026-12-24.key')
  expect(await readOrMakeSecretFile(file, () => 'key')).toBe('key')
  expect(done).toEqual([
    `link ${file}`,
    'remove draft',
    `sync ${path.join(folder, 'keys', 'days')}`,
    `sync ${path.join(folder, 'keys')}`,
    `sync ${folder}`,
  ])
})

test('in a folder that is there already, only that folder is written', async () => {
  const file = path.join(folder, 'kek.json')
  await readOrMakeSecretFile(file, () => 'key')
  expect(done).toEqual([`link ${file}`, 'remove draft', `sync ${folder}`])
  await readOrMakeSecretFile(file, () => 'other')
  expect(done).toHaveLength(3)
})

test('another content takes the place of the old one at once, for the same account alone, and is on disk', async () => {
  const file = path.join(folder, 'kek.json')
  await writeFile(file, 'old', { mode: 0o644 })
  await replaceSecretFile(file, 'new')
  expect(done).toEqual([`rename ${file}`, 'remove draft', `sync ${folder}`])
  expect([await readSecretFile(file), (await stat(file)).mode & 0o777]).toEqual(['new', 0o600])
})

test('a replacement that fails leaves the old content, and nothing beside it', async () => {
  const file = path.join(folder, 'kek.json')
  await expect(replaceSecretFile(file, 'new')).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual([])
})

test.runIf(process.getuid?.() === 0)(
  'a file that root replaces still belongs to the account that reads it',
  async () => {
    const file = path.join(folder, 'kek.json')
    await writeFile(file, 'old')
    await chown(file, 1000, 1000)
    await replaceSecretFile(file, 'new')
    expect(await stat(file)).toMatchObject({ uid: 1000, gid: 1000 })
  },
)
