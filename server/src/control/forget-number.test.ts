import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { knownNumber } from '../directory/known-number.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { forgetNumber } from './forget-number.ts'
import { giveNumber } from './give-number.ts'

const anna = 'anna@foretag.example'
let gateway: TestGateway
beforeEach(async () => {
  gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
})

const forget = (deliveryId: string) => forgetNumber(gateway.deps, { deliveryId, by: 'MAIL' })
const known = () => knownNumber(gateway.deps, anna)
const eventsOf = (kind: 'NUMBER_FORGOTTEN' | 'NUMBER_STAYS_FORGOTTEN') =>
  gateway.deps.db.select().from(events).where(eq(events.kind, kind))

/** Opened with a PIN, which proves its number. */
async function read(recipient: TestRecipient): Promise<TestRecipient> {
  gateway.clock.advance({ minutes: 1 })
  await press(gateway, recipient)
  expect(await enter(gateway, recipient, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  return recipient
}

/** The sender writes without a number, and gives this one when they are asked for it. */
async function readWith(number: string): Promise<TestRecipient> {
  const { deps, mails, runJobs } = gateway
  await acceptMail(deps, { sender: 'eva@kommun.example', recipients: [`${anna}.s`], rfc822: simpleMail() })
  await runJobs()
  const [held] = await deps.db.select().from(deliveries).where(eq(deliveries.state, 'HELD'))
  await giveNumber(deps, { deliveryId: held?.id ?? '', number, by: 'MAIL' })
  await runJobs()
  return read(await recipientOfNotice(mails.sent.at(-1)))
}

test('a number that is forgotten is asked for with the next message, and the next that is proven is remembered', async () => {
  const recipient = await read(await announced(gateway))
  expect(await forget(recipient.id)).toEqual({ kind: 'ControlDone' })
  expect(await known()).toBeUndefined()
  await readWith('0739999999')
  expect(await known()).toEqual({ phone: '+46739999999', from: 'PROVEN' })
  const details = { by: 'MAIL', proven: true, directory: false }
  expect(await eventsOf('NUMBER_FORGOTTEN')).toMatchObject([{ details }])
})

test('a forgotten number does not come back by a code for an older message, unless its sender gives it anew', async () => {
  const older = await announced(gateway)
  const recipient = await read(await announced(gateway))
  await forget(recipient.id)
  await read(older)
  expect(await known()).toBeUndefined()
  expect(await eventsOf('NUMBER_STAYS_FORGOTTEN')).toMatchObject([{ deliveryId: older.id }])
  await readWith('0701234567')
  expect(await known()).toEqual({ phone: '+46701234567', from: 'PROVEN' })
})
