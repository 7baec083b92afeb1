import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { giveNumber } from '../control/give-number.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { deliveries } from './deliveries.tables.ts'
import { reportWrongNumber } from './report-wrong-number.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example'
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

describe('where the link is kept', () => {
  beforeEach(async () => {
    gateway = await testGateway({}, { policy: { receipts: { opened: false } } })
  })

  test('a number that nobody has met is put right without a second notice: the link that its recipient has works', async () => {
    const recipient = await announced(gateway)
    const { announcedAt } = (await row(recipient.id)) ?? {}
    await give(recipient.id, '0739999999')
    expect([await mailsTo(), await mailsTo()]).toEqual([[sender], []])
    expect(await row(recipient.id)).toMatchObject({ state: 'ANNOUNCED', heldReason: null, announcedAt })
    await read(recipient)
    expect(gateway.sms.sent.at(-1)?.to).toBe('+46739999999')
  })

  test('one that its recipient called wrong is put right with a second notice, and so is one whose notice came back', async () => {
    const waits = await announced(gateway)
    await reportWrongNumber(gateway.deps, waits)
    await mailsTo()
    await give(waits.id, '0739999999')
    expect(await mailsTo()).toEqual([anna])
    const missed = await announced(gateway)
    await giveUpDelivery(gateway.deps, { deliveryId: missed.id, reason: 'BOUNCED' })
    await mailsTo()
    await give(missed.id, '0739999999')
    expect([await mailsTo(), await mailsTo()]).toEqual([[sender], [anna]])
  })

  test('one that is put right before the notice has gone out has one notice', async () => {
    await acceptMail(gateway.deps, { sender, recipients: [`${anna}.0701234567.s`], rfc822: simpleMail() })
    const [waiting] = await gateway.deps.db.select().from(deliveries)
    await give(waiting?.id ?? '', '0739999999')
    expect([...(await mailsTo()), ...(await mailsTo())]).toEqual([sender, anna])
  })
})
