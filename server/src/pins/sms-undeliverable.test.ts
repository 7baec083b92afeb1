import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { giveNumber } from '../control/give-number.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { recordSmsReport } from './record-sms-report.ts'

const named = (providerId: string) => ({ kind: 'SmsTaken' as const, providerId })
const refused = { kind: 'SmsRefused' as const, code: '400' }
const failed = ({ deps }: TestGateway, providerId: string) => recordSmsReport(deps, { providerId, status: 'FAILED' })
const stateOf = async ({ deps }: TestGateway) => (await deps.db.select().from(deliveries))[0]?.state

test('an SMS that did not arrive holds the delivery, and its sender is told', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  gateway.sms.outcome = named('s1')
  await press(gateway, recipient)
  await failed(gateway, 's1')
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryHeld', reason: 'SMS_UNDELIVERABLE' })
  await gateway.runJobs()
  expect(gateway.mails.sent.at(-1)).toMatchObject({ envelope: { to: 'eva@kommun.example' } })
})

test('an SMS that did not arrive is of no matter once its code was entered, or another was asked for', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  gateway.sms.outcome = named('s1')
  await press(gateway, recipient)
  gateway.clock.advance({ seconds: 31 })
  gateway.sms.outcome = named('s2')
  await press(gateway, recipient)
  await failed(gateway, 's1')
  expect(await stateOf(gateway)).toBe('ANNOUNCED')
  await enter(gateway, recipient, pinOf(gateway))
  await failed(gateway, 's2')
  expect(await stateOf(gateway)).toBe('OPENED')
})

test('a number that the provider refuses holds the delivery at once', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  gateway.sms.outcome = refused
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryHeld', reason: 'SMS_UNDELIVERABLE' })
  expect(await stateOf(gateway)).toBe('HELD')
})

test('a number that the provider refuses holds the delivery also after its notice came back', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await giveUpDelivery(gateway.deps, { deliveryId: recipient.id, reason: 'BOUNCED' })
  gateway.sms.outcome = refused
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryHeld', reason: 'SMS_UNDELIVERABLE' })
})

test('a provider that is away holds nothing', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  gateway.sms.outcome = { kind: 'SmsDeferred', code: '500' }
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinUnavailable', reason: 'SMS_FAILED' })
  expect(await stateOf(gateway)).toBe('ANNOUNCED')
})

test('a provider that refuses every number has another trouble: one delivery is held, and then no more', async () => {
  const gateway = await testGateway()
  const pressed: string[] = []
  for (const n of [1, 2, 3, 4, 5]) {
    const recipient = await announced(gateway, [`p${n}@foretag.example.070123456${n}.s`])
    gateway.sms.outcome = refused
    gateway.clock.advance({ seconds: 1 })
    const { kind } = await press(gateway, recipient)
    pressed.push(kind)
    await gateway.runJobs()
  }
  expect(pressed).toEqual(['DeliveryHeld', 'PinUnavailable', 'PinUnavailable', 'PinUnavailable', 'PinUnavailable'])
})

test('an SMS to the number before does not hold a delivery whose sender has given another', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  gateway.sms.outcome = named('s1')
  await press(gateway, recipient)
  await giveNumber(gateway.deps, { deliveryId: recipient.id, number: '0739999999', by: 'MAIL' })
  for (let run = 1; run <= 2; run++) await gateway.runJobs()
  await failed(gateway, 's1')
  expect(await stateOf(gateway)).toBe('ANNOUNCED')
})
