import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import type { Database } from '../db/database.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { findPart } from '../parts/find-part.ts'
import { deliveries } from './deliveries.tables.ts'
import { findDelivery } from './find-delivery.ts'
import { releaseDelivery } from './release-delivery.ts'
import { reportWrongNumber } from './report-wrong-number.ts'

const held = { kind: 'DeliveryHeld', senderName: 'Eva Ek', senderAddress: 'eva@kommun.example', reason: 'WRONG_NUMBER' }
const kindsOf = async ({ deps }: TestGateway) =>
  (await deps.db.select({ kind: events.kind }).from(events).orderBy(events.id)).map(({ kind }) => kind)
const release = ({ deps }: TestGateway, { id: deliveryId }: TestRecipient) =>
  deps.db.transaction((tx) => releaseDelivery(deps, { tx, deliveryId }))

test('a recipient who says that the number is wrong holds the delivery: no code goes out, and the sender is asked', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await press(gateway, recipient)
  const pin = pinOf(gateway)
  expect(await reportWrongNumber(gateway.deps, recipient)).toEqual(held)
  expect(await findDelivery(gateway.deps, recipient)).toEqual(held)
  expect(await press(gateway, recipient)).toEqual(held)
  expect(await enter(gateway, recipient, pin)).toEqual(held)
  expect(gateway.sms.sent).toHaveLength(1)
  await gateway.runJobs()
  expect(gateway.mails.sent.at(-1)).toMatchObject({ envelope: { to: 'eva@kommun.example' } })
  expect((await kindsOf(gateway)).slice(-3)).toEqual(['DELIVERY_HELD', 'WRONG_NUMBER_REPORTED', 'RECEIPT_SENT'])
})

test('a code that was sent before does not work once the delivery is released', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await press(gateway, recipient)
  await reportWrongNumber(gateway.deps, recipient)
  await release(gateway, recipient)
  const entered = await enter(gateway, recipient, pinOf(gateway))
  expect(entered).toMatchObject({ kind: 'PinRejected', reason: 'NOT_VALID' })
})

test('whoever came in by the wrong number goes out again', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await press(gateway, recipient)
  await enter(gateway, recipient, pinOf(gateway))
  const asked = { deliveryId: recipient.id, partId: 'manifest', sessionToken: recipient.session() }
  expect(await findPart(gateway.deps, asked)).toBeDefined()
  await reportWrongNumber(gateway.deps, recipient)
  expect(await findPart(gateway.deps, asked)).toBeUndefined()
})

test('it is taken three times in a life of a delivery, and pressing twice is once', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  for (let time = 1; time <= 3; time++) {
    const pressed = await Promise.all([1, 2].map(() => reportWrongNumber(gateway.deps, recipient)))
    expect(pressed).toEqual([held, held])
    await release(gateway, recipient)
  }
  expect(await reportWrongNumber(gateway.deps, recipient)).toEqual({ kind: 'WrongNumberNotTaken', reason: 'TOO_MANY' })
  expect((await kindsOf(gateway)).filter((kind) => kind === 'WRONG_NUMBER_REPORTED')).toHaveLength(3)
})

test('pressing twice for the third time is once, too, when one press is over before the other is counted', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const recipient = await announced(gateway)
  for (let time = 1; time <= 2; time++) {
    await reportWrongNumber(deps, recipient)
    await release(gateway, recipient)
  }
  const transaction: Database['transaction'] = async (work) => {
    await reportWrongNumber(deps, recipient)
    return deps.db.transaction(work)
  }
  const db = Object.assign(Object.create(deps.db) as Database, { transaction })
  expect(await reportWrongNumber({ ...deps, db }, recipient)).toEqual(held)
  expect((await kindsOf(gateway)).filter((kind) => kind === 'WRONG_NUMBER_REPORTED')).toHaveLength(3)
})

test('whoever has the link of a message whose notice came back is heard, too, and its sender is asked', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await giveUpDelivery(gateway.deps, { deliveryId: recipient.id, reason: 'BOUNCED' })
  expect(await reportWrongNumber(gateway.deps, recipient)).toEqual(held)
  await gateway.runJobs()
  expect(gateway.mails.sent.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('Mobilnummer behövs'))
})

test('at level LINK there is no number that could be wrong', async () => {
  const gateway = await testGateway()
  await acceptMail(gateway.deps, {
    sender: 'eva@kommun.example',
    recipients: ['bo@foretag.example.s'],
    rfc822: simpleMail(),
  })
  await gateway.runJobs()
  const bo = await recipientOfNotice(gateway.mails.sent[0])
  expect(await reportWrongNumber(gateway.deps, bo)).toEqual({ kind: 'WrongNumberNotTaken', reason: 'NO_NUMBER' })
})

test('without the link nothing happens', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  const other = { ...recipient, accessToken: new Uint8Array(32) }
  expect(await reportWrongNumber(gateway.deps, other)).toEqual({ kind: 'DeliveryGone', reason: 'UNKNOWN' })
  const [row] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, recipient.id))
  expect(row?.state).toBe('ANNOUNCED')
})
