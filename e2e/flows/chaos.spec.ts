import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { relayMailboxes } from '../chaos/announcements.ts'
import { faultKinds } from '../chaos/faults.ts'
import { faultsOf } from '../chaos/report.ts'
import { runChaos } from '../chaos/run.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../chaos/chaos.main.ts', import.meta.url))

// The small version of `npm run chaos`.
test.describe.configure({ timeout: 400_000 })

test('whatever is killed or stands still while mails come in, each arrives once and opens, and each answer is done once', async () => {
  const rounds = faultKinds.length
  // The exit code is 0, or this throws.
  const { stdout } = await run(process.execPath, [
    ...[main, '--rounds', String(rounds), '--seed', '1', '--stop-seconds', '1', '--hurry'],
  ])
  for (const kind of faultKinds) expect(stdout).toMatch(new RegExp(`^  ${kind} +1$`, 'm'))
  expect(stdout).toMatch(new RegExp(`^acknowledged mails +${rounds * 16 + 19}$`, 'm'))
  expect(stdout).toMatch(/^a day longer, by an answer +19$/m)
})

test('a relay that is given a mail again, by a server that was killed, sees that it is the same', async () => {
  const mailboxes = await relayMailboxes()
  const outcome = await runChaos({
    ...{ plan: ['server killed'], seed: 1, mailboxes, stopSeconds: 0 },
    ...{ roundSeconds: 0, patient: false, say: () => undefined },
  })
  await mailboxes.close()
  expect(faultsOf(outcome, { repeatsAreInDoubt: true })).toEqual([])
  expect(outcome.opened).toBe(outcome.deliveriesExpected)
  expect(outcome.extended).toBe(3)
})
