import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { textOf } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'

const sender = 'eva@kommun.example'
const write = ({ deps }: TestGateway, ...recipients: string[]) =>
  acceptMail(deps, { sender, recipients, rfc822: simpleMail() })
const delivery = async ({ deps }: TestGateway) => (await deps.db.select().from(deliveries))[0]
const kindsOf = async ({ deps }: TestGateway) =>
  (await deps.db.select({ kind: events.kind }).from(events).orderBy(events.id)).map(({ kind }) => kind)

test('a mail at level PIN without a number is taken, held, and its sender asked for the number; the recipient hears nothing', async () => {
  const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
  expect(await write(gateway, 'anna@foretag.example.s')).toMatchObject({ kind: 'MailAccepted' })
  expect(await delivery(gateway)).toMatchObject({ state: 'HELD', heldReason: 'PHONE_MISSING', sealedPhone: null })
  await gateway.runJobs()
  expect(gateway.mails.sent.map(({ envelope }) => envelope.to)).toEqual([sender])
  expect(gateway.mails.sent[0]?.subject).toContain('Mobilnummer behövs')
  expect(textOf(gateway.mails.sent[0])).toContain('Skriv mottagarens mobilnummer överst i svaret')
  expect(await kindsOf(gateway)).toEqual(['MESSAGE_ACCEPTED', 'DELIVERY_HELD', 'RECEIPT_SENT'])
})

test('of a mail to many, those with a number are announced and the others held', async () => {
  const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
  await write(gateway, 'anna@foretag.example.s', 'bo@foretag.example.0701234567.s')
  await gateway.runJobs()
  expect(gateway.mails.sent.map(({ envelope }) => envelope.to).toSorted()).toEqual(['bo@foretag.example', sender])
})

test('a held delivery that nobody gives a number to ends with the mail that it was never opened', async () => {
  const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
  await write(gateway, 'anna@foretag.example.s')
  await gateway.runJobs()
  gateway.clock.advance({ days: 31 })
  const { expireMessages } = await import('../expiry/expire-messages.ts')
  await expireMessages(gateway.deps)
  expect(await delivery(gateway)).toMatchObject({ state: 'EXPIRED', heldReason: null })
  await gateway.runJobs()
  expect(gateway.mails.sent.at(-1)).toMatchObject({ envelope: { to: sender } })
  expect(gateway.mails.sent.at(-1)?.subject).toContain('Aldrig öppnat')
})

/** Anna has proven 0701234567; Eva writes another number. */
async function changedNumber() {
  const gateway = await testGateway()
  const before = await announced(gateway)
  await press(gateway, before)
  await enter(gateway, before, pinOf(gateway))
  gateway.mails.sent.length = 0
  await write(gateway, 'anna@foretag.example.0739999999.s')
  return gateway
}

test('while the sender cannot be told of another number than the proven one, no notice goes out', async () => {
  const gateway = await changedNumber()
  gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
  await gateway.runJobs()
  expect(await gateway.runJobs()).toEqual([])
  const waiting = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.heldReason, 'NUMBER_UNTOLD'))
  expect(waiting).toMatchObject([{ state: 'HELD', announcedAt: null }])
})

test('the mail about another number says its last two digits, and what to do', async () => {
  const gateway = await changedNumber()
  await gateway.runJobs()
  const [told] = gateway.mails.sent
  expect(told?.envelope.to).toBe(sender)
  expect(textOf(told)).toContain('numret som slutar på 99')
  expect(JSON.stringify(told)).not.toContain('9999999')
  await gateway.runJobs()
  expect(gateway.mails.sent.at(-1)?.envelope.to).toBe('anna@foretag.example')
})

test('a sender whose server refuses the mail about another number: the delivery is held, no notice goes out, and the events say why', async () => {
  const gateway = await changedNumber()
  gateway.mails.outcome = { kind: 'MailRefused', code: '550' }
  await gateway.runJobs()
  await gateway.runJobs()
  expect(gateway.mails.sent.some(({ envelope }) => envelope.to === 'anna@foretag.example')).toBe(false)
  const [row] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.state, 'HELD'))
  expect(row).toMatchObject({ heldReason: 'PHONE_MISSING' })
  expect((await kindsOf(gateway)).slice(-3)).toEqual(['RECEIPT_UNDELIVERABLE', 'NOTICE_UNDELIVERABLE', 'DELIVERY_HELD'])
})
