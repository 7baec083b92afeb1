import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { atLevelLink } from '../../testing/at-level-link.ts'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { reportWrongNumber } from '../deliveries/report-wrong-number.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { knownNumber } from '../directory/known-number.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { sendReceipt } from '../receipts/send-receipt.ts'
import { forgetNumber } from './forget-number.ts'
import { giveNumber } from './give-number.ts'
import { sendNoticeAgain } from './send-notice-again.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example'
let gateway: TestGateway
beforeEach(async () => {
  gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
})

const give = (deliveryId: string, number: string) => giveNumber(gateway.deps, { deliveryId, number, by: 'MAIL' })
const forget = (deliveryId: string) => forgetNumber(gateway.deps, { deliveryId, by: 'MAIL' })
const row = async (id: string) => (await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, id)))[0]
const kindsOf = async () =>
  (await gateway.deps.db.select({ kind: events.kind }).from(events).orderBy(events.id)).map(({ kind }) => kind)
/** To whom each mail went since the last time. */
async function mailsTo(): Promise<unknown[]> {
  gateway.mails.sent.length = 0
  await gateway.runJobs()
  return gateway.mails.sent.map(({ envelope }) => envelope.to)
}

async function heldDelivery(): Promise<string> {
  await acceptMail(gateway.deps, { sender, recipients: [`${anna}.s`], rfc822: simpleMail() })
  await gateway.runJobs()
  const held = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.state, 'HELD'))
  return held[0]?.id ?? 'none'
}

/** Opened with this PIN, which proves its number. */
async function read(recipient: TestRecipient): Promise<TestRecipient> {
  gateway.clock.advance({ minutes: 1 })
  await press(gateway, recipient)
  expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  return recipient
}

describe('a delivery without a number', () => {
  test('is announced once its sender gives one, and the code goes there', async () => {
    const id = await heldDelivery()
    expect(await give(id, '070-123 45 67')).toEqual({ kind: 'ControlDone' })
    expect(await row(id)).toMatchObject({ state: 'ACCEPTED', heldReason: null })
    expect(await mailsTo()).toEqual([anna])
    await read(await recipientOfNotice(gateway.mails.sent[0]))
    expect(gateway.sms.sent.map(({ to }) => to)).toEqual(['+46701234567'])
    expect(await kindsOf()).toEqual([
      'MESSAGE_ACCEPTED',
      'DELIVERY_HELD',
      'RECEIPT_SENT',
      'NUMBER_GIVEN',
      'NOTICE_TAKEN',
      'PIN_SENT',
      'NUMBER_PROVEN',
      'DELIVERY_OPENED',
    ])
  })

  test.each([
    ['07012345', 'MALFORMED_PHONE'],
    ['Anna', 'MALFORMED_PHONE'],
    [`0701234567${' '.repeat(40)}`, 'MALFORMED_PHONE'],
    ['+358 40 123 4567', 'PHONE_NOT_ALLOWED'],
    ['08-508 11 829', 'PHONE_NOT_ALLOWED'],
  ])('stays held when its sender gives %s', async (number, reason) => {
    const id = await heldDelivery()
    expect(await give(id, number)).toEqual({ kind: 'ControlRefused', reason })
    expect(await row(id)).toMatchObject({ state: 'HELD', sealedPhone: null })
    expect(await mailsTo()).toEqual([])
  })

  test.each(['0701234567', '+46 (0)70-123 45 67', '0046701234567', '070/123.45.67', '070 123 45 67', '070–123 45 67'])(
    'is released by the number as people write it: %s',
    async (number) => {
      const id = await heldDelivery()
      expect(await give(id, number)).toEqual({ kind: 'ControlDone' })
    },
  )

  test('is released once, however often its sender says it', async () => {
    const id = await heldDelivery()
    const outcomes = await Promise.all([1, 2, 3].map(() => give(id, '0701234567')))
    expect(outcomes).toEqual(Array(3).fill({ kind: 'ControlDone' }))
    expect(await mailsTo()).toEqual([anna])
  })
})

describe('a wrong number', () => {
  test('that the recipient told of is put right: the notice comes again, and the same link opens with the new number', async () => {
    const recipient = await announced(gateway)
    await reportWrongNumber(gateway.deps, recipient)
    expect(await mailsTo()).toEqual([sender])
    await give(recipient.id, '0739999999')
    expect(await mailsTo()).toEqual([anna])
    await read(recipient)
    expect(gateway.sms.sent.at(-1)?.to).toBe('+46739999999')
  })

  test('of a message that was opened is put right without a notice, since only the recipient has the link', async () => {
    const recipient = await read(await announced(gateway))
    await forget(recipient.id)
    await reportWrongNumber(gateway.deps, recipient)
    await give(recipient.id, '0739999999')
    expect(await mailsTo()).toEqual([sender, sender])
    expect(await row(recipient.id)).toMatchObject({ state: 'OPENED' })
    await read(recipient)
  })

  test('is put right before anybody told of it, and the code that went there does not work any more', async () => {
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const pin = pinOf(gateway)
    await give(recipient.id, '0739999999')
    expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryHeld' })
    expect(await mailsTo()).toEqual([sender])
    expect(await enter(gateway, recipient, pin)).toMatchObject({ kind: 'PinRejected', reason: 'NOT_VALID' })
  })

  test('is not put right behind the back of its sender by having it forgotten first, or by saying it twice', async () => {
    const recipient = await read(await announced(gateway))
    await forget(recipient.id)
    gateway.mails.mayRepeat = true // Both are about the last that was said.
    for (let time = 1; time <= 2; time++) await give(recipient.id, '0739999999')
    expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryHeld' })
    await mailsTo()
    const other = await announced(gateway)
    for (const number of ['0739999999', '0739999999', '0738888888']) await give(other.id, number)
    expect(await press(gateway, other)).toMatchObject({ kind: 'DeliveryHeld' })
  })
})

describe('another number than the proven one', () => {
  test('that the recipient then calls wrong is not released by an old job about it', async () => {
    const recipient = await read(await announced(gateway))
    await give(recipient.id, '0739999999')
    await mailsTo()
    await reportWrongNumber(gateway.deps, recipient)
    gateway.mails.mayRepeat = true
    await sendReceipt(gateway.deps, { deliveryId: recipient.id, receipt: { about: 'NUMBER_CHANGED' } })
    expect(await row(recipient.id)).toMatchObject({ state: 'HELD', heldReason: 'WRONG_NUMBER' })
  })

  test('is told first even after the notice came back, and no notice can be asked for meanwhile', async () => {
    await read(await announced(gateway))
    const { id } = await announced(gateway)
    await giveUpDelivery(gateway.deps, { deliveryId: id, reason: 'BOUNCED' })
    await mailsTo()
    await give(id, '0739999999')
    expect(await row(id)).toMatchObject({ state: 'HELD', heldReason: 'NUMBER_UNTOLD' })
    expect(await sendNoticeAgain(gateway.deps, { deliveryId: id, by: 'MAIL' })).toMatchObject({
      reason: 'NUMBER_UNTOLD',
    })
    expect(await mailsTo()).toEqual([sender])
    expect(await mailsTo()).toEqual([anna])
  })

  test('is told to the sender before a code goes there', async () => {
    const recipient = await read(await announced(gateway))
    expect(await give(recipient.id, '0739999999')).toEqual({ kind: 'ControlDone' })
    const untold = { kind: 'DeliveryHeld', reason: 'NUMBER_UNTOLD' }
    expect(await press(gateway, recipient)).toMatchObject(untold)
    gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
    await gateway.runJobs()
    expect(await press(gateway, recipient)).toMatchObject(untold)
  })

  test('of one that was read before is not used when the sender cannot be told: it waits for a number, and its notice did arrive', async () => {
    const recipient = await read(await announced(gateway))
    await give(recipient.id, '0739999999')
    gateway.mails.outcome = { kind: 'MailRefused', code: '550' }
    await gateway.runJobs()
    expect(await row(recipient.id)).toMatchObject({ state: 'HELD', heldReason: 'PHONE_MISSING' })
    expect(await kindsOf()).not.toContain('NOTICE_UNDELIVERABLE')
  })

  test('is used once the mail about it is taken', async () => {
    const recipient = await read(await announced(gateway))
    await give(recipient.id, '0739999999')
    expect(await mailsTo()).toEqual([sender])
    expect(await row(recipient.id)).toMatchObject({ state: 'OPENED', heldReason: null })
    await read(recipient)
    expect(gateway.sms.sent.at(-1)?.to).toBe('+46739999999')
    expect(await knownNumber(gateway.deps, anna)).toMatchObject({ phone: '+46701234567' })
  })

  test.each([
    ['used once the mail about it is taken', { kind: 'MailTaken' }, { state: 'OPENED', heldReason: null }],
    ['asked for again when that is refused', { kind: 'MailRefused', code: '550' }, { heldReason: 'PHONE_MISSING' }],
  ] as const)('that a server of an earlier version held as a wrong one is %s', async (_, outcome, after) => {
    const { id } = await read(await announced(gateway))
    await give(id, '0739999999')
    await gateway.deps.db.update(deliveries).set({ heldReason: 'WRONG_NUMBER' }).where(eq(deliveries.id, id))
    gateway.mails.outcome = outcome
    await gateway.runJobs()
    expect(await row(id)).toMatchObject(after)
  })

  test('and then the proven one again, before the mail about the other is taken: the proven one is used, and nothing left to tell', async () => {
    await read(await announced(gateway))
    await acceptMail(gateway.deps, { sender, recipients: [`${anna}.0739999999.s`], rfc822: simpleMail() })
    const [waiting] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.heldReason, 'NUMBER_UNTOLD'))
    await give(waiting?.id ?? '', '0701234567')
    expect(await mailsTo()).toEqual([anna])
    expect(await mailsTo()).toEqual([])
  })
})

test('numbers are given at most ten times a day, and the same one again is nothing new', async () => {
  const id = await heldDelivery()
  await give(id, '0701234567')
  for (let time = 1; time <= 11; time++) expect(await give(id, '0701234567')).toEqual({ kind: 'ControlDone' })
  for (let n = 1; n <= 9; n++) expect(await give(id, `070123450${n}`)).toEqual({ kind: 'ControlDone' })
  expect(await give(id, '0739999999')).toEqual({ kind: 'ControlRefused', reason: 'TOO_OFTEN' })
  gateway.clock.advance({ days: 1 })
  expect(await give(id, '0739999999')).toEqual({ kind: 'ControlDone' })
})

test('nothing is given to a delivery that needs no number, is locked, or is over', async () => {
  const recipient = await announced(gateway)
  const set = (change: Partial<typeof deliveries.$inferInsert>) =>
    gateway.deps.db.update(deliveries).set(change).where(eq(deliveries.id, recipient.id))
  await set({ state: 'LOCKED' })
  expect(await give(recipient.id, '0739999999')).toMatchObject({ reason: 'LOCKED' })
  await set({ state: 'ANNOUNCED' })
  await atLevelLink(gateway)
  expect(await give(recipient.id, '0739999999')).toMatchObject({ reason: 'NO_NUMBER_NEEDED' })
  await set({ state: 'RECALLED' })
  expect(await give(recipient.id, '0739999999')).toMatchObject({ reason: 'ENDED' })
  expect(await forget(recipient.id)).toEqual({ kind: 'ControlDone' })
  expect(await give('0193a1b2-0000-7000-8000-00000000000a', '0739999999')).toMatchObject({ reason: 'UNKNOWN' })
})
