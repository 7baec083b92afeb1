import { expect, test } from 'vitest'
import { loseNextCommit } from '../../testing/lost-answers.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { commandRightOf } from '../commands/command-address.ts'
import { recallDelivery } from '../control/recall-delivery.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { events } from '../events/events.tables.ts'
import { writeEvents } from '../events/events.store.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import type { MailOutcome } from '../ports/mail-sender.ts'
import { giveUpReceipt } from './give-up-receipt.ts'
import { sendReceipt } from './send-receipt.ts'

const sender = 'eva@kommun.example'
const receipt = { about: 'LOCKED' } as const

test('a receipt is written down once when the answer to the commit is lost', async () => {
  const gateway = await gatewayWithDelivery()
  loseNextCommit(gateway)
  expect(await sendReceipt(gateway.deps, { deliveryId: gateway.deliveryId, receipt })).toEqual({ kind: 'Done' })
  expect(await gateway.receiptEvents()).toMatchObject([{ kind: 'RECEIPT_SENT' }])
  expect(gateway.mails.sent).toHaveLength(1)
})

test.each([
  [[['anna@foretag.example.s']], false],
  [[['anna@foretag.example.s', 'bo@foretag.example.s']], true],
  [[['anna@foretag.example.s'], ['bo@foretag.example.s']], true],
])('a receipt of a mail handed over to %j names the word that recalls it from all: %s', async (handOvers, isNamed) => {
  const { deps, mails, deliveryId } = await gatewayWithDelivery(handOvers)
  await sendReceipt(deps, { deliveryId, receipt })
  const [mail] = mails.sent
  if (!mail) throw new Error('no receipt')
  const { text = '' } = await sentMail(mail)
  expect(text).toContain('* återkalla –')
  expect(text.includes('* återkalla alla –')).toBe(isNamed)
})

type Delivered = Awaited<ReturnType<typeof gatewayWithDelivery>>

async function gatewayWithDelivery(handOvers = [['anna@foretag.example.s']]) {
  const gateway = await testGateway()
  const logged: object[] = []
  gateway.deps.log = { ...gateway.deps.log, error: (event, fields) => logged.push({ event, ...fields }) }
  const messageId = '<receipt@kommun.example>'
  for (const recipients of handOvers)
    await acceptMail(gateway.deps, { sender, recipients, rfc822: simpleMail({ messageId }) })
  const [delivery] = await gateway.deps.db.select().from(deliveries)
  const receiptEvents = async () =>
    (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind.startsWith('RECEIPT_'))
  return { ...gateway, deliveryId: delivery?.id ?? '', receiptEvents, logged }
}

test('a receipt waits while the mail server is away, and is written down once it is taken', async () => {
  const { deps, mails, deliveryId, receiptEvents, logged } = await gatewayWithDelivery()
  mails.outcome = { kind: 'MailDeferred', code: '451' }
  expect(await sendReceipt(deps, { deliveryId, receipt })).toEqual({ kind: 'TryLater', code: '451' })
  expect(await receiptEvents()).toEqual([])
  mails.outcome = { kind: 'MailTaken' }
  expect(await sendReceipt(deps, { deliveryId, receipt })).toEqual({ kind: 'Done' })
  expect(await receiptEvents()).toMatchObject([{ kind: 'RECEIPT_SENT', deliveryId, details: { about: 'LOCKED' } }])
  expect(mails.sent).toMatchObject([{ envelope: { to: sender } }])
  expect(logged).toEqual([])
})

const refused: MailOutcome = { kind: 'MailRefused', code: '550 5.1.1' }

test.each([
  ['refused', refused.code, sendReceipt],
  ['not taken after the last try', 'TIMED_OUT', giveUpReceipt],
])('a receipt that is %s is written down, and the operator hears of it', async (_what, code, end) => {
  const { deps, mails, deliveryId, receiptEvents, logged } = await gatewayWithDelivery()
  mails.outcome = refused
  expect(await end(deps, { deliveryId, receipt })).toEqual({ kind: 'Done' })
  expect(await receiptEvents()).toMatchObject([
    { kind: 'RECEIPT_UNDELIVERABLE', deliveryId, details: { about: 'LOCKED', code } },
  ])
  expect(logged).toMatchObject([{ delivery: deliveryId, about: 'LOCKED', code }])
})

test('an answer to a receipt goes to the command address of its delivery, until a week after the last end there can be', async () => {
  const { deps, mails, clock, deliveryId } = await gatewayWithDelivery()
  await sendReceipt(deps, { deliveryId, receipt: { about: 'HELD', reason: 'PHONE_MISSING' } })
  const [mail] = mails.sent
  const answerTo = mail && (await sentMail(mail)).replyTo?.value[0]?.address
  clock.advance({ days: 372 })
  expect(commandRightOf(deps, answerTo ?? '')).toEqual({ deliveryId, isDigest: false, isOver: false })
  clock.advance({ days: 1 })
  expect(commandRightOf(deps, answerTo ?? '')).toEqual({ deliveryId, isDigest: false, isOver: true })
})

test.each([
  ['recalled', async ({ deps, deliveryId }: Delivered) => recallDelivery(deps, { deliveryId, by: 'PAGE' })],
  ['over', async ({ clock }: Delivered) => clock.advance({ days: 30 })],
])('what asks the sender for something is not sent once the message is %s', async (_, end) => {
  const gateway = await gatewayWithDelivery()
  await end(gateway)
  const receipts = [
    { about: 'HELD', reason: 'WRONG_NUMBER' },
    { about: 'NUMBER_CHANGED' },
    { about: 'LOCKED' },
    { about: 'MORE_TIME_ASKED' },
  ] as const
  for (const asking of receipts)
    expect(await sendReceipt(gateway.deps, { deliveryId: gateway.deliveryId, receipt: asking })).toEqual({
      kind: 'Done',
    })
  expect(gateway.mails.sent).toEqual([])
  expect(await gateway.receiptEvents()).toEqual([])
})

test('what happens again is told again, and a job that runs twice tells nothing twice', async () => {
  const { deps, mails, deliveryId, receiptEvents } = await gatewayWithDelivery()
  mails.mayRepeat = true
  const held = { kind: 'DELIVERY_HELD', at: deps.clock.now(), deliveryId } as const
  const tell = () => sendReceipt(deps, { deliveryId, receipt: { about: 'HELD', reason: 'WRONG_NUMBER' } })
  await writeEvents(deps.db, [held])
  await tell()
  await tell()
  await writeEvents(deps.db, [held])
  await tell()
  const [first, again, second] = mails.sent.map(({ messageId }) => messageId)
  expect(again).toBe(first)
  expect(second).not.toBe(first)
  expect(await receiptEvents()).toHaveLength(2)
})

test('giving up twice is written down once', async () => {
  const { deps, deliveryId, receiptEvents } = await gatewayWithDelivery()
  for (let run = 1; run <= 2; run++) await giveUpReceipt(deps, { deliveryId, receipt })
  expect(await receiptEvents()).toHaveLength(1)
})
