import { inArray } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { announced } from '../../testing/pin-delivery.ts'
import { result, testApi } from '../../testing/test-api.ts'
import type { TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { graphql } from '../../testing/test-server.ts'
import { events } from '../events/events.tables.ts'

const query = `mutation ($input: OpenDeliveryInput!) {
  openDelivery(input: $input) { __typename ... on PinUnavailable { reason retryAt } }
}`

/** Presses Open over HTTP. @returns the type of the answer, or why there is no PIN */
async function press(origin: string, recipient: TestRecipient, headers: Record<string, string> = {}) {
  const input = { id: recipient.id, accessToken: toBase64url(recipient.accessToken), language: 'en' }
  const outcome = result(await graphql(origin, { query, variables: { input }, headers }), 'openDelivery')
  return outcome?.['reason'] ?? outcome?.['__typename']
}

const person = (n: number) => [`person${n}@foretag.example.07012345${10 + n}.s`]
const alarms = async ({ deps }: TestGateway) =>
  (
    await deps.db
      .select()
      .from(events)
      .where(inArray(events.kind, ['SMS_BREAKER_TRIPPED', 'PIN_LIMIT_REACHED']))
  ).map(({ kind, details }) => [kind, details?.['limit']])
const many = (times: number, outcome: string) => Array<string>(times).fill(outcome)

async function pressTimes(times: number, one: (n: number) => Promise<unknown>) {
  const outcomes: unknown[] = []
  for (let n = 0; n < times; n++) outcomes.push(await one(n))
  return outcomes
}

test('of one delivery, three SMS a day go out, also when they are asked for from everywhere at once', async () => {
  const { gateway, origin } = await testApi()
  const recipient = await announced(gateway)
  for (let code = 0; code < 4; code++) {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => press(origin, recipient, { 'x-forwarded-for': `198.51.100.${n}` })),
    )
    gateway.clock.advance({ minutes: 11 })
  }
  expect(gateway.sms.sent).toHaveLength(3)
  expect(new Set((await alarms(gateway)).flat())).toEqual(new Set(['PIN_LIMIT_REACHED', 'delivery']))
})

test('to one number, thirty SMS a day go out, whichever message they are for', async () => {
  const { gateway, origin } = await testApi()
  for (let message = 0; message < 11; message++) {
    const recipient = await announced(gateway, [`anna${message}@foretag.example.0701234567.s`])
    const outcomes = await pressTimes(3, async () => {
      gateway.clock.advance({ seconds: 31 })
      return press(origin, recipient)
    })
    expect(outcomes).toEqual(message < 10 ? many(3, 'PinSent') : many(3, 'TOO_MANY'))
  }
  expect(gateway.sms.sent).toHaveLength(30)
  expect(new Set((await alarms(gateway)).flat())).toEqual(new Set(['PIN_LIMIT_REACHED', 'number']))
})

test('a network asks for 120 SMS an hour, whatever it says of where it is', async () => {
  // Whoever reaches the server itself is no proxy that it trusts.
  const { gateway, origin } = await testApi({ TRUSTED_PROXIES: '203.0.113.1' })
  gateway.sms.outcome = { kind: 'SmsDeferred', code: '500' }
  const forged = (n: number) => ({
    'x-forwarded-for': `198.51.100.${n}, 203.0.113.${n}`,
    forwarded: `for=198.51.100.${n}`,
    'x-real-ip': `198.51.100.${n}`,
    'cf-connecting-ip': `198.51.100.${n}`,
    'true-client-ip': `198.51.100.${n}`,
  })
  for (let asked = 0; asked < 6; asked++) {
    const recipient = await announced(gateway, person(asked))
    expect(await pressTimes(20, (n) => press(origin, recipient, forged(asked * 20 + n)))).toEqual(
      many(20, 'SMS_FAILED'),
    )
  }
  expect(await press(origin, await announced(gateway, person(6)), forged(250))).toBe('TOO_MANY')
  expect(await alarms(gateway)).toEqual([['PIN_LIMIT_REACHED', 'network']])
})

test('behind a proxy the network is what the proxy says, not what came to it', async () => {
  const { gateway, origin } = await testApi({ TRUSTED_PROXIES: 'loopback' })
  gateway.sms.outcome = { kind: 'SmsDeferred', code: '500' }
  const through = (client: string, n: number) => ({ 'x-forwarded-for': `192.0.2.${n}, ${client}` })
  for (let asked = 0; asked < 6; asked++) {
    const recipient = await announced(gateway, person(asked))
    await pressTimes(20, (n) => press(origin, recipient, through('198.51.100.7', asked * 20 + n)))
  }
  const last = await announced(gateway, person(6))
  expect(await press(origin, last, through('198.51.100.7', 250))).toBe('TOO_MANY')
  expect(await press(origin, last, through('198.51.100.8', 250))).toBe('SMS_FAILED')
})

test('the breaker of the whole gateway writes an event and a line for the operator, without a number in either', async () => {
  const { gateway, origin } = await testApi({ SMS_HOURLY_LIMIT: '5' })
  const logged = vi.spyOn(gateway.deps.log, 'error')
  const recipients: TestRecipient[] = []
  for (let n = 0; n < 8; n++) recipients.push(await announced(gateway, person(n)))
  const outcomes = await Promise.all(recipients.map((recipient) => press(origin, recipient)))
  expect(outcomes.sort()).toEqual([...many(5, 'PinSent'), ...many(3, 'TOO_MANY')])
  expect(gateway.sms.sent).toHaveLength(5)
  expect(await alarms(gateway)).toEqual(many(3, '').map(() => ['SMS_BREAKER_TRIPPED', 'gateway']))
  expect(logged).toHaveBeenCalledWith('the hourly limit of SMS is reached: no PIN goes out', { limit: 5 })
  expect(JSON.stringify([logged.mock.calls, await gateway.deps.db.select().from(events)])).not.toMatch(
    /70123451\d|foretag/,
  )
  gateway.clock.advance({ minutes: 61 })
  const later = await Promise.all(recipients.slice(0, 3).map((recipient) => press(origin, recipient)))
  expect(later).toEqual(many(3, 'PinSent'))
})
