import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { root } from './command.ts'

type Outcome = { code: number; stdout: string }

/** A registry that knows of one hole, of this severity, in a package that is used here; or one that knows nothing of holes. */
async function audit(severity?: string): Promise<Outcome> {
  const hole = { id: 1, url: 'https://advisories.example/1', title: 'A hole', severity, vulnerable_versions: '*' }
  const server = createServer((request, response) => {
    const isAsked = request.url?.endsWith('/advisories/bulk') === true && severity !== undefined
    response.statusCode = isAsked ? 200 : 405
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(isAsked ? { zod: [hole] } : {}))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const registry = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  // npm remembers what it was told of a hole.
  const cache = await mkdtemp(join(tmpdir(), 'sigill-audit-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  const npm = { npm_config_registry: registry, npm_config_cache: cache, npm_config_fetch_retries: '0' }
  const env = { ...process.env, ...npm }
  const program = promisify(execFile)(process.execPath, ['.ci/audit-packages.ts'], { cwd: root, env })
  return program.then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: unknown) => error as Outcome,
  )
}

test('a hole that is high fails the check, with the package, the title and where to read more', async () => {
  const { code, stdout } = await audit('high')
  expect(stdout).toContain('high: zod: A hole https://advisories.example/1')
  expect(code).toBe(1)
})

test('a lesser hole is counted, and fails nothing', async () => {
  const { code, stdout } = await audit('moderate')
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^0 packages .* [1-9] with a lesser one\.\n$/) as string,
  })
})

test('a registry that knows nothing of holes is said to have been of no help, and is no success', async () => {
  expect(await audit()).toMatchObject({ code: 2, stdout: expect.stringMatching(/^SKIPPED: /) as string })
})
