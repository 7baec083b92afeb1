import { count, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { rawMail, simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { forgetNumber } from '../control/forget-number.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { acceptMail } from './accept-mail.ts'
import { visibleMailbox } from './mail-recipients.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']
const byPin = ['anna@foretag.example.0701234567.s']

const mail = (id: string, { from = sender, answers = '' } = {}) =>
  rawMail([`From: ${from}`, `Message-ID: <${id}@kommun.example>`, `In-Reply-To: ${answers}`, '', 'Hej', ''])

describe('an answer in a conversation with PIN', () => {
  test('is asked for a PIN again, at the same number', async () => {
    const { deps } = await testGateway()
    await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
    await acceptMail(deps, { sender, recipients, rfc822: mail('two', { answers: '<one@kommun.example>' }) })
    await acceptMail(deps, { sender, recipients, rfc822: simpleMail() })
    const stored = await deps.db.select().from(deliveries).innerJoin(messages, eq(messages.id, deliveries.messageId))
    expect(stored.map(({ deliveries: { level } }) => level)).toEqual(['PIN', 'PIN', 'LINK'])
    const [one, two, three] = stored.map(({ deliveries: { conversationId } }) => conversationId)
    expect(two).toBe(one)
    expect(three).not.toBe(one)
  })

  test('of which the number was wrong waits for another, not for the same', async () => {
    const { deps } = await testGateway()
    await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
    await deps.db.update(deliveries).set({ state: 'HELD', heldReason: 'WRONG_NUMBER' })
    await acceptMail(deps, { sender, recipients, rfc822: mail('two', { answers: '<one@kommun.example>' }) })
    const stored = await deps.db.select().from(deliveries).innerJoin(messages, eq(messages.id, deliveries.messageId))
    expect(stored.map(({ deliveries: { level, heldReason } }) => ({ level, heldReason }))).toEqual([
      { level: 'PIN', heldReason: 'WRONG_NUMBER' },
      { level: 'PIN', heldReason: 'PHONE_MISSING' },
    ])
  })

  test.each(['RECALLED', 'LOCKED', 'UNDELIVERABLE'] as const)(
    'of which the last was %s asks for its number again',
    async (state) => {
      const { deps } = await testGateway()
      await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
      await deps.db.update(deliveries).set({ state })
      await acceptMail(deps, { sender, recipients, rfc822: mail('two', { answers: '<one@kommun.example>' }) })
      const held = await deps.db.select().from(deliveries).where(eq(deliveries.state, 'HELD'))
      expect(held).toMatchObject([{ level: 'PIN', heldReason: 'PHONE_MISSING' }])
    },
  )

  test('of which the number is not the proven one goes there once its sender is told again', async () => {
    const gateway = await testGateway()
    const recipient = await announced(gateway)
    await press(gateway, recipient)
    await enter(gateway, recipient, pinOf(gateway))
    const other = ['anna@foretag.example.0739999999.s']
    await acceptMail(gateway.deps, { sender, recipients: other, rfc822: mail('one') })
    for (let run = 1; run <= 2; run++) await gateway.runJobs()
    await acceptMail(gateway.deps, { sender, recipients, rfc822: mail('two', { answers: '<one@kommun.example>' }) })
    gateway.mails.sent.length = 0
    for (let run = 1; run <= 2; run++) await gateway.runJobs()
    expect(gateway.mails.sent.map(({ envelope }) => envelope.to)).toEqual([sender, 'anna@foretag.example'])
  })

  test('asks for its number again once that was forgotten', async () => {
    const { deps } = await testGateway()
    await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
    const [one] = await deps.db.select().from(deliveries)
    await forgetNumber(deps, { deliveryId: one?.id ?? '', by: 'MAIL' })
    await acceptMail(deps, { sender, recipients, rfc822: mail('two', { answers: '<one@kommun.example>' }) })
    const held = await deps.db.select().from(deliveries).where(eq(deliveries.state, 'HELD'))
    expect(held).toMatchObject([{ heldReason: 'PHONE_MISSING' }])
  })

  test('stays one when a phone writes an address with capital letters', async () => {
    const { deps } = await testGateway()
    const answers = '<one@kommun.example>'
    await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
    await acceptMail(deps, { sender, recipients, rfc822: mail('two', { from: 'Eva@Kommun.example', answers }) })
    await acceptMail(deps, { sender, recipients: ['Anna@foretag.example.s'], rfc822: mail('three', { answers }) })
    const levels = await deps.db.select({ level: deliveries.level }).from(deliveries)
    expect(levels).toEqual([{ level: 'PIN' }, { level: 'PIN' }, { level: 'PIN' }])
  })

  test('of somebody else is no part of it', async () => {
    const { deps } = await testGateway()
    await acceptMail(deps, { sender, recipients: byPin, rfc822: mail('one') })
    const answer = mail('two', { from: 'bo@kommun.example', answers: '<one@kommun.example>' })
    await acceptMail(deps, { sender: 'bo@kommun.example', recipients, rfc822: answer })
    const [one, two] = await deps.db.select().from(deliveries)
    expect(two?.conversationId).not.toBe(one?.conversationId)
  })
})

test('a second try with fewer recipients makes no second message for those who have it', async () => {
  const { deps } = await testGateway()
  await acceptMail(deps, { sender, recipients: [...recipients, 'bo@foretag.example.s'], rfc822: mail('one') })
  expect(await acceptMail(deps, { sender, recipients, rfc822: mail('one') })).toMatchObject({ duplicate: true })
  const more = [...recipients, 'cia@foretag.example.s']
  expect(await acceptMail(deps, { sender, recipients: more, rfc822: mail('one') })).toMatchObject({ duplicate: false })
  const stored = await deps.db.select().from(deliveries)
  expect(stored.map(({ recipientAddress }) => recipientAddress).sort()).toEqual([
    'anna@foretag.example',
    'bo@foretag.example',
    'cia@foretag.example',
  ])
})

describe('what the others see of a recipient', () => {
  test.each([
    ["'anna@foretag.example.0701234567.s'"],
    ['Anna (anna@foretag.example.0701234567.S)'],
    ['anna@foretag.example.s'],
  ])('is not the name %s, which tells the number or the way', (name) => {
    const visible = visibleMailbox('.s')({ address: 'anna@foretag.example.0701234567.s', name })
    expect(visible).toEqual({ address: 'anna@foretag.example' })
  })

  test('is a name that is one', () => {
    const visible = visibleMailbox('.s')({ address: 'anna@foretag.example.0701234567.s', name: 'Anna B.s Son' })
    expect(visible).toEqual({ address: 'anna@foretag.example', name: 'Anna B.s Son' })
  })
})

test('a mail whose From may not send is refused, whatever its envelope says, and leaves nothing behind', async () => {
  const { deps } = await testGateway({ SENDER_DOMAINS: 'kommun.example' })
  const outcome = await acceptMail(deps, { sender, recipients, rfc822: mail('one', { from: 'mallory@evil.example' }) })
  expect(outcome).toMatchObject({ kind: 'MailRefused', code: 'SENDER_NOT_ALLOWED' })
  expect(await deps.db.select({ n: count() }).from(messages)).toEqual([{ n: 0 }])
})
