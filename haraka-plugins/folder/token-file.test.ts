import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeTokenFile } from './token-file.ts'

test('of many who make the token at once one wins, whole, for this account alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sigill-token-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'keys', 'intake-token')

  const read = async () => {
    await makeTokenFile(file)
    return readFile(file, 'utf8')
  }
  const tokens = await Promise.all(Array.from({ length: 20 }, read))

  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).toMatch(/^[\w-]{43}$/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(path.dirname(file))).toEqual(['intake-token'])
})
