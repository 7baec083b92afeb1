import { expect, test } from 'vitest'
import { press } from '../../testing/pin-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { anna, annaWithPin, sent } from '../../testing/sent-message.ts'
import { testGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { reportWrongNumber } from '../deliveries/report-wrong-number.ts'
import { events } from '../events/events.tables.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { giveNumber } from './give-number.ts'
import { recallDelivery } from './recall-delivery.ts'
import { sendNoticeAgain } from './send-notice-again.ts'

const by = 'PAGE'
const done = { kind: 'ControlDone' }
const refused = (reason: string) => ({ kind: 'ControlRefused', reason })

test('the notice goes out once more with the same link, and is another mail to a mailbox', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader } = await sent(gateway, [anna])
  const [first] = mails.sent
  expect(await sendNoticeAgain(deps, { deliveryId: reader.id, by })).toEqual(done)
  await runJobs()
  const [, again] = mails.sent
  expect((await recipientOfNotice(again)).link).toBe(reader.link)
  expect(again?.subject).toBe(first?.subject)
  expect(again?.messageId).not.toBe(first?.messageId)
  expect(await press(gateway, reader)).toMatchObject({ kind: 'DeliveryOpened' })
})

test('one that came back is tried again, and its sender hears when it comes back again', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader, row } = await sent(gateway, [anna])
  await giveUpDelivery(deps, { deliveryId: reader.id, reason: 'BOUNCED' })
  await runJobs()
  expect(await sendNoticeAgain(deps, { deliveryId: reader.id, by })).toEqual(done)
  mails.sent.length = 0
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['anna@foretag.example'])
  expect(await row(reader.id)).toMatchObject({ state: 'ANNOUNCED' })
  await giveUpDelivery(deps, { deliveryId: reader.id, reason: 'BOUNCED' })
  mails.sent.length = 0
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['eva@kommun.example'])
  const told = (await deps.db.select().from(events)).filter(({ kind }) => kind === 'RECEIPT_SENT')
  expect(told).toHaveLength(2)
})

test('one that is held before its job runs goes out once it is released, as another mail than the first', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  const [first] = mails.sent
  await sendNoticeAgain(deps, { deliveryId: reader.id, by })
  await reportWrongNumber(deps, reader)
  await runJobs()
  mails.sent.length = 0
  await giveNumber(deps, { deliveryId: reader.id, number: '0739999999', by })
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['anna@foretag.example'])
  expect(mails.sent[0]?.messageId).not.toBe(first?.messageId)
})

test('pressed twice at once, on two servers, it goes out once', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader } = await sent(gateway, [anna])
  const presses = [deps, secondServer(gateway)].map((one) => sendNoticeAgain(one, { deliveryId: reader.id, by }))
  expect(await Promise.all(presses)).toEqual(expect.arrayContaining([done, refused('ON_ITS_WAY')]))
  await runJobs()
  expect(mails.sent).toHaveLength(2)
})

test('three times a day is enough', async () => {
  const gateway = await testGateway()
  const { deps, clock, runJobs } = gateway
  const { reader } = await sent(gateway, [anna])
  const again = async () => {
    const outcome = await sendNoticeAgain(deps, { deliveryId: reader.id, by })
    await runJobs()
    return outcome
  }
  expect([await again(), await again(), await again()]).toEqual([done, done, done])
  expect(await again()).toEqual(refused('TOO_OFTEN'))
  clock.advance({ days: 1 })
  expect(await again()).toEqual(done)
})

test('there is no notice for what was opened, held, locked or has ended', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const again = (deliveryId: string) => sendNoticeAgain(deps, { deliveryId, by })
  const { reader: opened } = await sent(gateway, [anna])
  await press(gateway, opened)
  expect(await again(opened.id)).toEqual(refused('LINK_NOT_KEPT'))
  const { reader: waiting } = await sent(gateway, [annaWithPin])
  for (const state of ['HELD', 'LOCKED'] as const) {
    await deps.db.update(deliveries).set({ state })
    expect(await again(waiting.id)).toEqual(refused(state))
  }
  await recallDelivery(deps, { deliveryId: waiting.id, by })
  expect(await again(waiting.id)).toEqual(refused('ENDED'))
  const { reader: late } = await sent(gateway, [anna])
  clock.advance({ days: 30 })
  expect(await again(late.id)).toEqual(refused('ENDED'))
  expect(await again('0193a1b2-0000-7000-8000-00000000000a')).toEqual(refused('UNKNOWN'))
})
