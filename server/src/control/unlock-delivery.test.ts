import { expect, test } from 'vitest'
import { enter, pinOf, press, wrongPin } from '../../testing/pin-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { anna, annaWithPin, sent } from '../../testing/sent-message.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { writeEvents } from '../events/events.store.ts'
import { recallDelivery } from './recall-delivery.ts'
import { sendNoticeAgain } from './send-notice-again.ts'
import { unlockDelivery } from './unlock-delivery.ts'

const by = 'PAGE'
const done = { kind: 'ControlDone' }
const refused = (reason: string) => ({ kind: 'ControlRefused', reason })

/** Ten wrong codes, of two SMS. */
async function lock(gateway: TestGateway, reader: TestRecipient): Promise<number> {
  let wrong = 0
  for (let sms = 0; sms < 2; sms++) {
    gateway.clock.advance({ minutes: 60 * 12 })
    await press(gateway, reader)
    for (let time = 0; time < 5; time++, wrong++) await enter(gateway, reader, wrongPin(gateway))
  }
  expect(await findDelivery(gateway.deps, reader)).toMatchObject({ kind: 'DeliveryLocked' })
  return wrong
}

test('an unlocked delivery takes codes again, and its recipient reads', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  await lock(gateway, reader)
  expect(await unlockDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  gateway.clock.advance({ days: 1 })
  expect(await press(gateway, reader)).toMatchObject({ kind: 'PinSent' })
  expect(await enter(gateway, reader, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
})

test('a delivery is unlocked twice in its life, so that thirty codes are the most that anybody can guess', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  let guesses = await lock(gateway, reader)
  const twice = [deps, secondServer(gateway)].map((one) => unlockDelivery(one, { deliveryId: reader.id, by }))
  expect(await Promise.all(twice)).toEqual(expect.arrayContaining([done, refused('NOT_LOCKED')]))
  guesses += await lock(gateway, reader)
  expect(await unlockDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  guesses += await lock(gateway, reader)
  expect(await unlockDelivery(deps, { deliveryId: reader.id, by })).toEqual(refused('TOO_OFTEN'))
  expect(guesses).toBe(30)
})

test('one that was read before it was locked is as it was', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, row } = await sent(gateway, [annaWithPin])
  await press(gateway, reader)
  await enter(gateway, reader, pinOf(gateway))
  await lock(gateway, reader)
  await unlockDelivery(deps, { deliveryId: reader.id, by })
  expect(await row(reader.id)).toMatchObject({ state: 'OPENED', wrongPins: 0 })
})

test.each([
  ['goes out', [], ['anna@foretag.example']],
  ['waits until its sender is told of another number', ['NUMBER_CHANGED' as const], []],
])('the notice of one that was locked before it was announced %s', async (_, kinds, told) => {
  const gateway = await testGateway()
  const { deps, clock, mails, runJobs } = gateway
  const { reader, messageId, row } = await sent(gateway, [annaWithPin])
  await lock(gateway, reader)
  await runJobs()
  // As when the server ended between the relay's 250 and our commit.
  await deps.db.update(deliveries).set({ announcedAt: null })
  const about = { at: clock.now(), messageId, deliveryId: reader.id }
  await writeEvents(
    deps.db,
    kinds.map((kind) => ({ kind, ...about })),
  )
  mails.sent.length = 0
  expect(await unlockDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(told)
  expect(await row(reader.id)).toMatchObject({ state: told.length > 0 ? 'ANNOUNCED' : 'ACCEPTED' })
})

test('a notice that was asked for once more before the lock goes out, as another mail than the first', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  const [first] = mails.sent
  await sendNoticeAgain(deps, { deliveryId: reader.id, by })
  await lock(gateway, reader)
  await runJobs()
  mails.sent.length = 0
  expect(await unlockDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['anna@foretag.example'])
  expect(mails.sent[0]?.messageId).not.toBe(first?.messageId)
})

test('what is not locked, or has ended, cannot be unlocked', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader } = await sent(gateway, [anna])
  const unlocked = () => unlockDelivery(deps, { deliveryId: reader.id, by })
  expect(await unlocked()).toEqual(refused('NOT_LOCKED'))
  await recallDelivery(deps, { deliveryId: reader.id, by })
  expect(await unlocked()).toEqual(refused('ENDED'))
})
