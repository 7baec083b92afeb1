import { expect, test } from '@playwright/test'
import { outboxMailboxes, relayMailboxes } from '../chaos/announcements.ts'
import { quickFaults } from '../chaos/faults.ts'
import { faultsOf } from '../chaos/report.ts'
import { runChaos, type Chaos } from '../chaos/run.ts'

// The small version of `npm run chaos`.
test.describe.configure({ timeout: 400_000 })

const chaos = (change: Partial<Chaos> & Pick<Chaos, 'plan' | 'mailboxes'>): Chaos => ({
  seed: 1,
  stopSeconds: 0,
  roundSeconds: 0,
  patient: false,
  say: () => undefined,
  ...change,
})

test('whatever is killed while mails come in, each arrives once and opens', async () => {
  const outcome = await runChaos(chaos({ plan: quickFaults, mailboxes: outboxMailboxes() }))
  expect(faultsOf(outcome, { repeatsAreInDoubt: false })).toEqual([])
  expect(outcome.opened).toBe(outcome.deliveriesExpected)
})

test('a relay that is given a notice again, by a server that was killed, sees that it is the same', async () => {
  const mailboxes = await relayMailboxes()
  const outcome = await runChaos(chaos({ plan: ['server killed'], mailboxes }))
  await mailboxes.close()
  expect(faultsOf(outcome, { repeatsAreInDoubt: true })).toEqual([])
  expect(outcome.opened).toBe(outcome.deliveriesExpected)
})
