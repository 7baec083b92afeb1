import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const script = `
  import { pinoLog } from ${JSON.stringify(new URL('log.pino.ts', import.meta.url).href)}
  const log = pinoLog('info')
  for (let line = 0; line < 3; line++) log.warn('the disk is full', { line })
  setTimeout(() => process.exit(7), 200)
`

async function run(stdout: 'pipe' | number) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', stdout, 'pipe'],
  })
  const limit = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const [printed, complaints] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    child.exitCode ?? once(child, 'exit'),
  ])
  clearTimeout(limit)
  return { code: child.exitCode, printed, complaints }
}

test('a log that cannot be written, for the disk is full, ends nothing', async () => {
  expect(await run(openSync('/dev/full', 'w'))).toEqual({ code: 7, printed: '', complaints: '' })
})

test('each event is a JSON object on a line of its own', async () => {
  const { printed } = await run('pipe')
  const lines = printed.trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([0, 1, 2].map((line) => ({ level: 40, line })))
})
