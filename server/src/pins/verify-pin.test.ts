import { count, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { announced, enter, pinOf, press, wrongPin } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { events } from '../events/events.tables.ts'
import { sessions } from '../sessions/sessions.tables.ts'
import { decideRecipient } from '../policy/decide-recipient.ts'
import { pins } from './pins.tables.ts'

const kindsOf = async ({ deps }: TestGateway) =>
  (await deps.db.select().from(events).orderBy(events.id)).map(({ kind }) => kind)

describe('a code', () => {
  test('opens the message, proves the number, and destroys the kept link secret', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const spaced = pinOf(gateway).replace(/^(...)/, '$1 ')
    const opened = await enter(gateway, recipient, spaced)
    if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
    const { manifest } = await readMessage(gateway.deps, recipient, opened)
    expect(manifest.subject).toBe('Om mötet')
    expect(await gateway.deps.db.select().from(deliveries)).toMatchObject([{ state: 'OPENED', sealedLinkSecret: null }])
    expect(await kindsOf(gateway)).toEqual([
      'MESSAGE_ACCEPTED',
      'NOTICE_TAKEN',
      'PIN_SENT',
      'NUMBER_PROVEN',
      'DELIVERY_OPENED',
    ])
    const next = await decideRecipient(gateway.deps, {
      sender: 'eva@kommun.example',
      recipient: 'anna@foretag.example',
      level: 'PIN',
    })
    expect(next).toMatchObject({ kind: 'RecipientAccepted', level: 'PIN', phone: '+46701234567' })
  })

  test('of a second sender opens their message, but does not take the place of the number that was proven first', async () => {
    const gateway = await testGateway()
    for (const number of ['0701234567', '0707654321']) {
      const recipient = await announced(gateway, [`anna@foretag.example.${number}.s`])
      await press(gateway, recipient)
      expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
    }
    expect(await kindsOf(gateway)).toContain('NUMBER_DIFFERS')
    const question = { sender: 'eva@kommun.example', recipient: 'Anna@foretag.example', level: 'PIN' as const }
    expect(await decideRecipient(gateway.deps, question)).toMatchObject({ phone: '+46701234567' })
  })

  test('stays good when a new one is asked for and the SMS with it does not go out', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    gateway.clock.advance({ seconds: 31 })
    gateway.sms.outcome = { kind: 'SmsDeferred', code: '500' }
    expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinUnavailable' })
    expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  })

  test('works once', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const pin = pinOf(gateway)
    await enter(gateway, recipient, pin)
    expect(await enter(gateway, recipient, pin)).toEqual({ kind: 'PinRejected', reason: 'NOT_VALID', triesLeft: 0 })
    const [row] = await gateway.deps.db.select().from(pins)
    expect(row).toMatchObject({ state: 'USED', digest: null })
  })

  test('entered a hundred times at once makes one session', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const pin = pinOf(gateway)
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => enter(gateway, recipient, pin)))
    expect(outcomes.filter(({ kind }) => kind === 'DeliveryOpened')).toHaveLength(1)
    expect(await gateway.deps.db.select({ n: count() }).from(sessions)).toEqual([{ n: 1 }])
  })

  test('is over after ten minutes', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    gateway.clock.advance({ minutes: 10 })
    expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'PinRejected', reason: 'NOT_VALID' })
  })

  test('bears five wrong tries, also when a hundred come at once, and the right one after them is too late', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const [right, wrong] = [pinOf(gateway), wrongPin(gateway)]
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => enter(gateway, recipient, wrong)))
    const compared = outcomes.filter((outcome) => outcome.kind === 'PinRejected' && outcome.reason === 'WRONG')
    expect(compared.map((outcome) => outcome.kind === 'PinRejected' && outcome.triesLeft).sort()).toEqual([
      0, 1, 2, 3, 4,
    ])
    expect(await enter(gateway, recipient, right)).toMatchObject({ kind: 'PinRejected', reason: 'NOT_VALID' })
    expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent', triesLeft: 5 })
  })

  test('wrong ten times locks the delivery, whatever comes then, and the sender is told', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    let outcome
    for (let code = 0; code < 2; code++) {
      await press(gateway, recipient)
      for (let time = 0; time < 5; time++) outcome = await enter(gateway, recipient, wrongPin(gateway))
    }
    const locked = { kind: 'DeliveryLocked', senderName: 'Eva Ek', senderAddress: 'eva@kommun.example' }
    expect(outcome).toEqual(locked)
    expect(await press(gateway, recipient)).toEqual(locked)
    expect(await enter(gateway, recipient, pinOf(gateway))).toEqual(locked)
    expect(await findDelivery(gateway.deps, recipient)).toEqual(locked)
    await gateway.runJobs()
    expect(gateway.mails.sent.at(-1)?.envelope.to).toBe('eva@kommun.example')
    expect(await kindsOf(gateway)).toEqual(expect.arrayContaining(['DELIVERY_LOCKED', 'RECEIPT_SENT']))
  })

  test('is nowhere in the database', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const [row] = await gateway.deps.db.select().from(pins).where(eq(pins.deliveryId, recipient.id))
    expect(JSON.stringify(row)).not.toContain(pinOf(gateway))
    expect(row?.digest).toHaveLength(32)
  })
})

describe('who does not hold the link', () => {
  test('learns nothing: unknown and wrong look alike, also when it is locked or over', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    const unknown = { kind: 'DeliveryGone', reason: 'UNKNOWN' }
    const guess = { ...recipient, accessToken: new Uint8Array(32) }
    expect(await findDelivery(gateway.deps, guess)).toEqual(unknown)
    expect(await findDelivery(gateway.deps, { ...recipient, id: '0193a1b2-0000-7000-8000-00000000000a' })).toEqual(
      unknown,
    )
    expect(await findDelivery(gateway.deps, { ...recipient, id: "x' or 1=1" })).toEqual(unknown)
    expect(await press(gateway, guess)).toEqual(unknown)
    expect(await enter(gateway, guess, '123456')).toEqual(unknown)
    gateway.clock.advance({ days: 31 })
    expect(await findDelivery(gateway.deps, guess)).toEqual(unknown)
    expect(gateway.sms.sent).toEqual([])
  })
})

test('a machine that only looks changes nothing', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  const before = await kindsOf(gateway)
  for (let time = 0; time < 50; time++)
    expect(await findDelivery(gateway.deps, recipient)).toMatchObject({ kind: 'DeliverySummary', pin: null })
  expect(await kindsOf(gateway)).toEqual(before)
  expect(gateway.sms.sent).toEqual([])
  expect(await gateway.deps.db.select().from(deliveries)).toMatchObject([{ state: 'ANNOUNCED', openedAt: null }])
})
