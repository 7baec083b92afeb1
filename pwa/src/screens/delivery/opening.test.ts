import { beforeEach, expect, test, vi } from 'vitest'
import type { Gateway } from '../../graphql/gateway.ts'
import type { OpenedFragment, PinFragment, SummaryFragment } from '../../graphql/operations.generated.ts'
import { Opening } from './opening.svelte.ts'
import type { AskingPin, AtSummary } from './step.ts'

const link = { deliveryId: '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e', linkSecret: new Uint8Array(32).fill(7) }
const pin: PinFragment = {
  __typename: 'PinSent',
  maskedPhone: '+46 •• ••• •• 67',
  sentAt: '2026-11-24T18:00:00.000Z',
  expiresAt: '2026-11-24T18:10:00.000Z',
  triesLeft: 5,
  resendAt: '2026-11-24T18:00:30.000Z',
  report: 'SENT',
}
const summary: SummaryFragment = {
  __typename: 'DeliverySummary',
  id: link.deliveryId,
  level: 'PIN',
  senderName: 'Maria Ekström',
  senderAddress: 'maria@kommun.se',
  organisation: 'Sundsby kommun',
  recipient: 'anna@foretag.se',
  acceptedAt: '2026-11-24T17:00:00.000Z',
  expiresAt: '2026-12-24T17:00:00.000Z',
  maskedPhone: pin.maskedPhone,
  pin: null,
}
const opened: OpenedFragment = {
  __typename: 'DeliveryOpened',
  delivery: summary,
  messageId: 'message',
  wrappedKey: 'AA',
  parts: [],
  conversation: [],
  sessionExpiresAt: '2026-11-24T18:30:00.000Z',
  replyLimit: 52_428_800,
}

/** A server that gives these answers; anything else it is asked is an outage. */
function openingWith(answers: Partial<{ [Name in keyof Gateway]: Awaited<ReturnType<Gateway[Name]>> }>) {
  const answer = <Name extends keyof Gateway>(name: Name) =>
    vi.fn(async () => answers[name] ?? Promise.reject(new TypeError('no network')))
  const gateway = {
    delivery: answer('delivery'),
    openDelivery: answer('openDelivery'),
    verifyPin: answer('verifyPin'),
    reportWrongNumber: answer('reportWrongNumber'),
    askForMoreTime: answer('askForMoreTime'),
  } as unknown as Gateway
  return { opening: new Opening(gateway, link), gateway }
}

const atSummary: AtSummary = { at: 'summary', summary, busy: false }
const askingPin: AskingPin = { at: 'asking-pin', summary, pin, busy: false }

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
})

test('looking at a link asks for the delivery alone', async () => {
  const { opening, gateway } = openingWith({ delivery: summary })
  await opening.look({ resume: false })
  expect(opening.step).toEqual(atSummary)
  expect(gateway.openDelivery).not.toHaveBeenCalled()
  expect(gateway.verifyPin).not.toHaveBeenCalled()
})

test('the server is shown the token, never the link secret', async () => {
  const { opening, gateway } = openingWith({ delivery: summary })
  await opening.look({ resume: false })
  expect(gateway.delivery).toHaveBeenCalledWith({
    id: link.deliveryId,
    accessToken: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(JSON.stringify(vi.mocked(gateway.delivery).mock.calls)).not.toContain('BwcHBwcH')
})

test('a page that was thrown away while its owner read the SMS asks for the code again', async () => {
  const { opening } = openingWith({ delivery: { ...summary, pin } })
  await opening.look({ resume: true })
  expect(opening.step).toMatchObject({ at: 'asking-pin', pin })
})

test('somebody else who opens the link meanwhile sees the summary', async () => {
  const { opening } = openingWith({ delivery: { ...summary, pin } })
  await opening.look({ resume: false })
  expect(opening.step.at).toBe('summary')
})

test('at level LINK the message is open at once, at level PIN the code is asked for', async () => {
  const linkLevel = openingWith({ openDelivery: opened }).opening
  await linkLevel.open(atSummary, 'sv')
  expect(linkLevel.step).toMatchObject({ at: 'opened', opened })
  const pinLevel = openingWith({ openDelivery: pin }).opening
  await pinLevel.open(atSummary, 'sv')
  expect(pinLevel.step).toEqual({ ...askingPin, resent: false })
})

test('a new code is told from the first one', async () => {
  const { opening } = openingWith({ openDelivery: pin })
  await opening.open(askingPin, 'sv')
  expect(opening.step).toMatchObject({ at: 'asking-pin', resent: true })
})

test('who presses twice asks once', async () => {
  const { opening, gateway } = openingWith({ openDelivery: pin })
  await opening.open({ ...askingPin, busy: true }, 'sv')
  await opening.open({ ...atSummary, busy: true }, 'sv')
  expect(gateway.openDelivery).not.toHaveBeenCalled()
})

test('a wrong code says how many tries are left', async () => {
  const { opening } = openingWith({ verifyPin: { __typename: 'PinRejected', reason: 'WRONG', triesLeft: 2 } })
  await opening.verify(askingPin, '111111')
  expect(opening.step).toEqual({ ...askingPin, problem: { kind: 'WRONG', triesLeft: 2 } })
})

test.each([
  ['the last try', { reason: 'WRONG', triesLeft: 0 }, 'USED_UP'],
  ['a code that is too old', { reason: 'NOT_VALID', triesLeft: 0 }, 'NOT_VALID'],
] as const)('%s leads to a new code', async (_, rejection, kind) => {
  const { opening } = openingWith({ verifyPin: { __typename: 'PinRejected', ...rejection } })
  await opening.verify(askingPin, '111111')
  expect(opening.step).toMatchObject({ at: 'asking-pin', problem: { kind } })
})

test('the right code opens the message', async () => {
  const { opening } = openingWith({ verifyPin: opened })
  await opening.verify(askingPin, '123456')
  expect(opening.step).toMatchObject({ at: 'opened', opened })
})

test.each([
  ['locked', { __typename: 'DeliveryLocked', senderName: null, senderAddress: 'maria@kommun.se' }, 'locked'],
  ['gone', { __typename: 'DeliveryGone', goneReason: 'EXPIRED' }, 'gone'],
] as const)('a delivery that is %s says so wherever it is found out', async (_, answer, at) => {
  const { opening } = openingWith({ delivery: answer, openDelivery: answer, verifyPin: answer })
  await opening.look({ resume: false })
  expect(opening.step.at).toBe(at)
  await opening.open(atSummary, 'sv')
  expect(opening.step.at).toBe(at)
  await opening.verify(askingPin, '123456')
  expect(opening.step.at).toBe(at)
})

test('codes that cannot be sent have a page of their own', async () => {
  const { opening } = openingWith({ openDelivery: { __typename: 'PinUnavailable', reason: 'TOO_MANY', retryAt: null } })
  await opening.open(atSummary, 'sv')
  expect(opening.step).toMatchObject({ at: 'pin-unavailable', reason: 'TOO_MANY', summary })
})

test('an outage on the way loses nothing of where the person is', async () => {
  const { opening } = openingWith({})
  await opening.open(atSummary, 'sv')
  expect(opening.step).toMatchObject({ at: 'summary', busy: false, refusal: 'SERVER_DOWN' })
  await opening.verify(askingPin, '123456')
  expect(opening.step).toMatchObject({ at: 'asking-pin', pin, busy: false, refusal: 'SERVER_DOWN' })
})

test('a device without a network is told from a server that is down', async () => {
  const { opening } = openingWith({})
  await opening.look({ resume: false })
  expect(opening.step).toEqual({ at: 'outage', kind: 'SERVER_DOWN' })
  vi.stubGlobal('navigator', { onLine: false })
  await opening.look({ resume: false })
  expect(opening.step).toEqual({ at: 'outage', kind: 'OFFLINE' })
})

test('the report of the SMS is shown when it comes, and an outage meanwhile is no news', async () => {
  const delivered = { ...pin, report: 'DELIVERED' as const }
  const { opening, gateway } = openingWith({ openDelivery: pin, delivery: { ...summary, pin: delivered } })
  await opening.open(atSummary, 'sv')
  await opening.refreshReport()
  expect(opening.step).toMatchObject({ at: 'asking-pin', pin: delivered })
  vi.mocked(gateway.delivery).mockRejectedValueOnce(new TypeError('no network'))
  await opening.refreshReport()
  expect(opening.step).toMatchObject({ at: 'asking-pin', pin: delivered })
})

const held = {
  __typename: 'DeliveryHeld',
  senderName: 'Maria Ekström',
  senderAddress: 'maria@kommun.se',
  heldReason: 'WRONG_NUMBER',
} as const

test('whoever says that the number is not theirs waits for the right one', async () => {
  const { opening, gateway } = openingWith({ reportWrongNumber: held })
  await opening.reportWrongNumber(askingPin)
  expect(opening.step).toEqual({ at: 'held', held })
  expect(vi.mocked(gateway.reportWrongNumber).mock.calls).toEqual([
    [{ id: link.deliveryId, accessToken: expect.stringMatching(/^[\w-]{43}$/) }],
  ])
})

test('a number that was corrected too often leaves the person where they are', async () => {
  const notTaken = { __typename: 'WrongNumberNotTaken', reason: 'TOO_MANY' } as const
  const { opening } = openingWith({ reportWrongNumber: notTaken })
  await opening.reportWrongNumber(atSummary)
  expect(opening.step).toEqual({ ...atSummary, refusal: 'NUMBER_NOT_TAKEN' })
})

test('a wrong number is said once, and an outage meanwhile changes nothing', async () => {
  const { opening, gateway } = openingWith({})
  await opening.reportWrongNumber({ ...askingPin, busy: true })
  expect(gateway.reportWrongNumber).not.toHaveBeenCalled()
  await opening.reportWrongNumber(askingPin)
  expect(opening.step).toMatchObject({ at: 'asking-pin', pin, busy: false, refusal: 'SERVER_DOWN' })
})

test('more time is asked for with one press, and the message can be opened meanwhile', async () => {
  const asked = { __typename: 'MoreTimeAsked', askedAt: '2026-12-22T08:00:00.000Z' } as const
  const { opening, gateway } = openingWith({ askForMoreTime: asked })
  await opening.askForMoreTime({ ...atSummary, busy: true })
  expect(gateway.askForMoreTime).not.toHaveBeenCalled()
  await opening.askForMoreTime(atSummary)
  expect(opening.step).toEqual({ ...atSummary, moreTimeAsked: true })
})

test('more time that cannot be asked for just now can be asked for again', async () => {
  const { opening } = openingWith({})
  await opening.askForMoreTime(atSummary)
  expect(opening.step).toEqual({ ...atSummary, refusal: 'SERVER_DOWN' })
})
