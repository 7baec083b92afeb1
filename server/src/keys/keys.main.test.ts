import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Without a database: what is not understood ends before one is needed. */
async function run(args: string[]) {
  const file = fileURLToPath(new URL('keys.main.ts', import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
  const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  return { code: code as number | null, errors }
}

test.each([[['rotate', '2026-11-24']], [['retire']], [['Rotate']]])(
  'keys %j is not understood: it says what there is, and changes nothing',
  async (args) => {
    const { code, errors } = await run(args)
    expect(errors).toMatch(/^[^\n]+\n[^\n]*npm run keys:retire -- ID\n$/)
    expect(code).toBe(2)
  },
)

test.each(['rotate', 'retire'])('keys %s --help is no key: it says what there is', async (command) => {
  expect(await run([command, '--help'])).toEqual({ code: 0, errors: '' })
})
