import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { readOrMakeSecretFile } from './secret-file.ts'

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
  const unlink: typeof fs.unlink = async (file) => {
    await fs.unlink(file)
    done.push('unlink draft')
  }
  return { ...fs, open, link, unlink }
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
    'unlink draft',
    `sync ${path.join(folder, 'keys', 'days')}`,
    `sync ${path.join(folder, 'keys')}`,
    `sync ${folder}`,
  ])
})

test('in a folder that is there already, only that folder is written', async () => {
  const file = path.join(folder, 'kek.json')
  await readOrMakeSecretFile(file, () => 'key')
  expect(done).toEqual([`link ${file}`, 'unlink draft', `sync ${folder}`])
  await readOrMakeSecretFile(file, () => 'other')
  expect(done).toHaveLength(3)
})
