import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { corpusMails } from '../../server/testing/corpora.ts'
import { ownMails } from '../corpora/own-mails.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../corpora/corpora.main.ts', import.meta.url))

test('npm run corpora hands in mails of this world, and broken ones: what is accepted is what the parser finds in them', async () => {
  test.setTimeout(300_000)
  const mails = Math.ceil(corpusMails().length / 5) + ownMails.length
  // The exit code is 0, or this throws.
  const { stdout } = await run(process.execPath, [
    ...[main, '--one-of', '5', '--seeds', '2', '--each', String(Math.ceil(mails / 2))],
  ])
  expect(stdout).toContain(`${mails} mails as they are and 2 seeds of ${Math.ceil(mails / 2)} broken ones`)
  expect(stdout).toMatch(/^no fault$/m)
  expect(Number(/(\d+) accepted/.exec(stdout)?.[1])).toBeGreaterThan(mails)
})
