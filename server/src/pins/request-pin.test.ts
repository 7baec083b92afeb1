import { describe, expect, test } from 'vitest'
import { announced, enter, pinOf, press, wrongPin } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { events } from '../events/events.tables.ts'

/** Presses so often, and says what came of it: `PinSent`, or why not. */
async function pressTimes(gateway: TestGateway, recipient: TestRecipient, times: number) {
  const outcomes: string[] = []
  for (let time = 0; time < times; time++) {
    const outcome = await press(gateway, recipient)
    outcomes.push(outcome.kind === 'PinUnavailable' ? outcome.reason : outcome.kind)
  }
  return outcomes
}

/** From now on the provider is slow or down. */
function breakProvider({ sms }: TestGateway) {
  sms.outcome = { kind: 'SmsDeferred', code: '500' }
}

function mendProvider({ sms }: TestGateway) {
  sms.outcome = { kind: 'SmsTaken', providerId: undefined }
}

const many = (times: number, outcome: string) => Array<string>(times).fill(outcome)

/** The limits that were reached, the breaker's among them. */
async function limitsOf({ deps }: TestGateway) {
  const happened = await deps.db.select().from(events).orderBy(events.id)
  return happened.flatMap(({ details }) => (details?.['limit'] === undefined ? [] : [details['limit']]))
}

describe('a press on Open at level PIN', () => {
  test('sends one SMS to the number that the sender gave, bound to our host', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    expect(gateway.sms.sent).toEqual([])
    expect(await press(gateway, recipient)).toMatchObject({
      kind: 'PinSent',
      maskedPhone: '••• ••• •• 67',
      triesLeft: 5,
      expiresAt: new Date('2026-11-24T10:10:00.000Z'),
    })
    expect(gateway.sms.sent).toMatchObject([
      { to: '+46701234567', text: expect.stringMatching(/\n@sigill\.example #\d{6}$/) },
    ])
  })

  test('twice within 30 seconds sends one SMS, and afterwards a new code that replaces the old one', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    const first = pinOf(gateway)
    await press(gateway, recipient)
    expect(gateway.sms.sent).toHaveLength(1)
    gateway.clock.advance({ seconds: 31 })
    await press(gateway, recipient)
    expect(gateway.sms.sent).toHaveLength(2)
    const old = first === pinOf(gateway) ? wrongPin(gateway) : first
    expect(await enter(gateway, recipient, old)).toMatchObject({ kind: 'PinRejected', reason: 'WRONG' })
    expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  })

  test('from many sides at once sends one SMS', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await Promise.all(Array.from({ length: 20 }, () => press(gateway, recipient)))
    expect(gateway.sms.sent).toHaveLength(1)
  })

  test('is stopped by the hourly breaker of the whole gateway, with an event', async () => {
    const gateway = await testGateway({ SMS_HOURLY_LIMIT: '2' })
    const outcomes: string[] = []
    for (let person = 0; person < 3; person++) {
      const recipient = await announced(gateway, [`person${person}@foretag.example.070123456${person}.s`])
      outcomes.push((await press(gateway, recipient)).kind)
    }
    expect(outcomes).toEqual(['PinSent', 'PinSent', 'PinUnavailable'])
    expect(await limitsOf(gateway)).toEqual(['gateway'])
  })
})

describe('SMS of one delivery', () => {
  test('are at most three a day, and the page is told when the next one can be had', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    for (let code = 0; code < 3; code++) {
      expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent' })
      gateway.clock.advance({ minutes: 11 })
    }
    expect(await press(gateway, recipient)).toEqual({
      kind: 'PinUnavailable',
      reason: 'TOO_MANY',
      retryAt: new Date('2026-11-25T10:00:00.000Z'),
    })
    gateway.clock.advance({ days: 1 })
    expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent' })
  })

  test('are at most ten in its life', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    for (let code = 0; code < 10; code++) {
      expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent' })
      gateway.clock.advance({ days: 1 })
    }
    const never = { kind: 'PinUnavailable', reason: 'TOO_MANY', retryAt: null }
    expect(await press(gateway, recipient)).toEqual(never)
  })

  test('that failed can be asked for again at once, and do not count among the three', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    breakProvider(gateway)
    const failed = { kind: 'PinUnavailable', reason: 'SMS_FAILED', retryAt: null }
    for (let time = 0; time < 5; time++) expect(await press(gateway, recipient)).toEqual(failed)
    mendProvider(gateway)
    for (let code = 0; code < 3; code++) {
      expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent' })
      gateway.clock.advance({ minutes: 11 })
    }
    const kinds = (await gateway.deps.db.select().from(events)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'PIN_UNSENT')).toHaveLength(5)
  })

  test('are tried at most twenty times a day, however the provider fails', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    breakProvider(gateway)
    expect(await pressTimes(gateway, recipient, 22)).toEqual([...many(20, 'SMS_FAILED'), ...many(2, 'TOO_MANY')])
    expect(await limitsOf(gateway)).toEqual(many(2, 'deliveryAttempts'))
    expect(await press(gateway, recipient)).toMatchObject({ retryAt: new Date('2026-11-25T10:00:00.000Z') })
    gateway.clock.advance({ days: 1 })
    expect(await pressTimes(gateway, recipient, 1)).toEqual(['SMS_FAILED'])
  })
})

describe('SMS that the provider did not take count for', () => {
  const person = (number: number) => `person${number}@foretag.example.07012345${10 + number}.s`

  test('their number, over all deliveries', async () => {
    const gateway = await testGateway()
    const [anna, again] = [await announced(gateway), await announced(gateway)]
    breakProvider(gateway)
    await pressTimes(gateway, anna, 20)
    expect(await pressTimes(gateway, again, 11)).toEqual([...many(10, 'SMS_FAILED'), 'TOO_MANY'])
    expect(await limitsOf(gateway)).toEqual(['number'])
  })

  test('the network of who asks, over all numbers', async () => {
    const gateway = await testGateway()
    breakProvider(gateway)
    for (let asked = 0; asked < 6; asked++) {
      const recipient = await announced(gateway, [person(asked)])
      expect(await pressTimes(gateway, recipient, 20)).toEqual(many(20, 'SMS_FAILED'))
    }
    const recipient = await announced(gateway, [person(6)])
    expect(await pressTimes(gateway, recipient, 1)).toEqual(['TOO_MANY'])
    expect(await limitsOf(gateway)).toEqual(['network'])
    const elsewhere = { ...recipient, visitor: { ...recipient.visitor, network: '198.51.100.7' } }
    expect(await pressTimes(gateway, elsewhere, 1)).toEqual(['SMS_FAILED'])
  })

  test('the hourly breaker of the whole gateway', async () => {
    const gateway = await testGateway({ SMS_HOURLY_LIMIT: '4' })
    const recipient = await announced(gateway)
    breakProvider(gateway)
    expect(await pressTimes(gateway, recipient, 5)).toEqual([...many(4, 'SMS_FAILED'), 'TOO_MANY'])
    expect(await limitsOf(gateway)).toEqual(['gateway'])
  })
})
