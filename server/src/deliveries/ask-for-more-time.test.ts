import { expect, test } from 'vitest'
import { announced } from '../../testing/pin-delivery.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { testGateway } from '../../testing/test-gateway.ts'
import { events } from '../events/events.tables.ts'
import { askForMoreTime } from './ask-for-more-time.ts'

async function askedGateway() {
  const gateway = await testGateway()
  const recipient = await announced(gateway, ['anna@foretag.example.s'])
  gateway.mails.sent.splice(0)
  const asked = async () =>
    (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind === 'MORE_TIME_ASKED').length
  return { ...gateway, recipient, asked }
}

test('the sender is asked once a day, however often the recipient presses', async () => {
  const { deps, recipient, clock, mails, runJobs, asked } = await askedGateway()
  const first = await askForMoreTime(deps, recipient)
  expect(first).toEqual({ kind: 'MoreTimeAsked', askedAt: clock.now() })
  clock.advance({ minutes: 60 * 23 })
  expect(await askForMoreTime(deps, recipient)).toEqual(first)
  await runJobs()
  expect(mails.sent).toHaveLength(1)
  clock.advance({ minutes: 60 })
  expect(await askForMoreTime(deps, recipient)).toEqual({ kind: 'MoreTimeAsked', askedAt: clock.now() })
  await runJobs()
  expect(new Set(mails.sent.map(({ messageId }) => messageId)).size).toBe(2)
  expect(await asked()).toBe(2)
})

test('two presses at the same moment ask once', async () => {
  const { deps, recipient, asked } = await askedGateway()
  await Promise.all([1, 2, 3].map(() => askForMoreTime(deps, recipient)))
  expect(await asked()).toBe(1)
})

test('the mail to the sender says until when, and how to give more time', async () => {
  const { deps, recipient, mails, runJobs } = await askedGateway()
  await askForMoreTime(deps, recipient)
  await runJobs()
  const [mail] = mails.sent
  const { text = '', subject } = await sentMail(mail ?? { envelope: { from: '', to: '' } })
  expect(subject).toBe('Anna Berg ber om mer tid')
  expect(text).toContain('Kan läsas till: 24 december 2026')
  expect(text).toMatch(/förläng 14/)
})

test('without the link nobody asks for anything', async () => {
  const { deps, recipient, asked } = await askedGateway()
  const answer = await askForMoreTime(deps, { ...recipient, accessToken: new Uint8Array(32) })
  expect(answer).toEqual({ kind: 'DeliveryGone', reason: 'UNKNOWN' })
  expect(await asked()).toBe(0)
})

test('what is over cannot be asked for', async () => {
  const { deps, recipient, clock, asked } = await askedGateway()
  clock.advance({ days: 30 })
  expect(await askForMoreTime(deps, recipient)).toEqual({ kind: 'DeliveryGone', reason: 'EXPIRED' })
  expect(await asked()).toBe(0)
})
