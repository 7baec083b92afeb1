import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { giveNumber } from '../control/give-number.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { deliveries } from './deliveries.tables.ts'
import { reportWrongNumber } from './report-wrong-number.ts'

const sender = 'eva@kommun.example'
let gateway: TestGateway
beforeEach(async () => {
  gateway = await testGateway({}, { policy: { receipts: { opened: false }, keepLinkSecret: false } })
})

const give = (deliveryId: string, number: string) => giveNumber(gateway.deps, { deliveryId, number, by: 'MAIL' })
const row = async (id: string) => (await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, id)))[0]

/** To whom each mail went since the last time. */
async function mailsTo(): Promise<unknown[]> {
  gateway.mails.sent.length = 0
  await gateway.runJobs()
  return gateway.mails.sent.map(({ envelope }) => envelope.to)
}

async function read(recipient: TestRecipient): Promise<void> {
  gateway.clock.advance({ minutes: 1 })
  await press(gateway, recipient)
  expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
}

test('of a message of which no link is kept, no notice goes out for the right number: the link that its recipient has works', async () => {
  const recipient = await announced(gateway)
  const { announcedAt } = (await row(recipient.id)) ?? {}
  await reportWrongNumber(gateway.deps, recipient)
  expect(await mailsTo()).toEqual([sender])
  await give(recipient.id, '0739999999')
  expect(await row(recipient.id)).toMatchObject({ state: 'ANNOUNCED', heldReason: null, announcedAt })
  expect(await mailsTo()).toEqual([])
  await read(recipient)
  expect(gateway.sms.sent.at(-1)?.to).toBe('+46739999999')
})

test('one of which the notice came back and no link is kept says still that it did, until whoever has the link shows it', async () => {
  await read(await announced(gateway))
  const recipient = await announced(gateway)
  await giveUpDelivery(gateway.deps, { deliveryId: recipient.id, reason: 'BOUNCED' })
  await mailsTo()
  await give(recipient.id, '0739999999')
  expect(await mailsTo()).toEqual([sender])
  expect(await row(recipient.id)).toMatchObject({ state: 'UNDELIVERABLE', heldReason: null })
  await reportWrongNumber(gateway.deps, recipient)
  await give(recipient.id, '0701234567')
  expect(await row(recipient.id)).toMatchObject({ state: 'ANNOUNCED' })
})
