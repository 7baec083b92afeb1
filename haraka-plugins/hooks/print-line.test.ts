import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const script = `
  import { printLine } from ${JSON.stringify(new URL('print-line.ts', import.meta.url).href)}
  for (const line of ['one', 'two']) printLine(line)
  setTimeout(() => process.exit(7), 100)
`

async function run(stdout: 'pipe' | number) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', stdout, 'pipe'],
  })
  const ended = once(child, 'exit')
  const printed = child.stdout ? await text(child.stdout) : ''
  const complaints = child.stderr ? await text(child.stderr) : ''
  await ended
  return { code: child.exitCode, printed, complaints }
}

test('lines that cannot be written, for the disk is full, are lost, and end nothing', async () => {
  expect(await run(openSync('/dev/full', 'w'))).toEqual({ code: 7, printed: '', complaints: '' })
})

test('other lines are written', async () => {
  expect(await run('pipe')).toEqual({ code: 7, printed: 'one\ntwo\n', complaints: '' })
})
