import { randomUUID } from 'node:crypto'
import { count } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { bounce, simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice, textOf } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { sealedChunks, sealedParts } from '../parts/parts.tables.ts'
import { deliverReply } from './deliver-reply.ts'
import { replies } from './replies.tables.ts'
import { sendReply } from './send-reply.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']

async function openedDelivery(gateway: TestGateway) {
  const headers = ['References: <zero@kommun.example>']
  const rfc822 = simpleMail({ headers })
  await acceptMail(gateway.deps, { sender, recipients, rfc822 })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  gateway.mails.sent.length = 0
  const reply = (
    change: { text?: string; idempotencyKey?: string; attachments?: ReturnType<typeof uploadOf>[] } = {},
  ) => {
    const { attachments = [], text = 'Tack!', idempotencyKey = randomUUID() } = change
    const input = { deliveryId: recipient.id, idempotencyKey, subject: 'Om mötet', text, name: 'Anna Berg' }
    return sendReply(gateway.deps, { input, attachments, sessionToken: recipient.session() })
  }
  return { recipient, reply }
}

describe('a reply', () => {
  test('reaches the sender as an ordinary mail in the thread, with its attachments', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    const attachments = [uploadOf('jpeg', { fileName: 'bild å.jpg', contentType: 'image/jpeg' })]
    expect(await reply({ attachments })).toMatchObject({ kind: 'ReplyAccepted' })
    await gateway.runJobs()
    expect(gateway.mails.sent).toMatchObject([
      {
        envelope: { to: sender },
        replyTo: expect.objectContaining({ address: 'anna@foretag.example.s' }),
        references: expect.arrayContaining(['<zero@kommun.example>']),
        attachments: [expect.objectContaining({ filename: 'bild å.jpg' })],
      },
    ])
    expect(textOf(gateway.mails.sent[0])).toContain('Tack!')
  })

  test('is deleted once the mail server of the sender has it', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    await reply()
    const before = await gateway.deps.db.select({ n: count() }).from(sealedParts)
    await gateway.runJobs()
    expect(before).toEqual([{ n: 2 }])
    expect(await gateway.deps.db.select({ n: count() }).from(sealedParts)).toEqual([{ n: 1 }])
    expect(await gateway.deps.db.select().from(replies)).toMatchObject([{ state: 'SENT', sealedKey: null }])
  })

  test('waits while the mail server is away, and is sent once', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    await reply()
    gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
    expect(await gateway.runJobs()).toEqual([{ queue: 'send-reply', outcome: 'TryLater' }])
    expect(await gateway.deps.db.select().from(replies)).toMatchObject([{ state: 'ACCEPTED' }])
  })

  test('that is refused for good is kept for the operator, and who wrote it is told', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    await reply()
    gateway.mails.outcome = { kind: 'MailRefused', code: '550' }
    const [waiting] = await gateway.deps.db.select().from(replies)
    await deliverReply(gateway.deps, { replyId: waiting?.id ?? '' })
    gateway.mails.outcome = { kind: 'MailTaken' }
    await gateway.runJobs()
    expect(await gateway.deps.db.select().from(replies)).toMatchObject([{ state: 'UNDELIVERABLE' }])
    expect(await gateway.deps.db.select({ n: count() }).from(sealedParts)).toEqual([{ n: 2 }])
    expect(gateway.mails.sent).toMatchObject([{ envelope: { to: 'anna@foretag.example' } }])
    expect(textOf(gateway.mails.sent[0])).not.toMatch(/Tack!|Om mötet/)
  })

  test('that the relay of the sender returns later is heard of', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    await reply()
    await gateway.runJobs()
    const recipients = [gateway.mails.sent[0]?.envelope.from ?? '']
    gateway.mails.sent.length = 0
    const bounced = () => acceptMail(gateway.deps, { sender: null, recipients, rfc822: bounce('failed', '5.2.2') })
    expect(await bounced()).toEqual({ kind: 'BounceTaken', recorded: true })
    expect(await bounced()).toEqual({ kind: 'BounceTaken', recorded: false })
    await gateway.runJobs()
    expect(gateway.mails.sent).toMatchObject([{ envelope: { to: 'anna@foretag.example' } }])
  })

  test('sent twice by a browser that lost the answer is one reply', async () => {
    const gateway = await testGateway()
    const { reply } = await openedDelivery(gateway)
    const idempotencyKey = randomUUID()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => reply({ idempotencyKey })))
    expect(new Set(outcomes.map((outcome) => outcome.kind === 'ReplyAccepted' && outcome.id)).size).toBe(1)
    expect(await gateway.deps.db.select({ n: count() }).from(replies)).toEqual([{ n: 1 }])
    expect(await gateway.deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 2 }])
  })

  test('needs the session that opening gave, of that delivery, not run out', async () => {
    const gateway = await testGateway()
    const one = await openedDelivery(gateway)
    const other = await openedDelivery(gateway)
    const input = { deliveryId: other.recipient.id, idempotencyKey: randomUUID(), subject: '', text: 'Hej' }
    const ended = { kind: 'SessionEnded', deliveryId: other.recipient.id }
    expect(await sendReply(gateway.deps, { input, attachments: [], sessionToken: one.recipient.session() })).toEqual(
      ended,
    )
    expect(await sendReply(gateway.deps, { input, attachments: [], sessionToken: undefined })).toEqual(ended)
    gateway.clock.advance({ minutes: 31 })
    expect(await other.reply()).toEqual(ended)
  })

  test('has something in it', async () => {
    const { reply } = await openedDelivery(await testGateway())
    expect(await reply({ text: ' \n' })).toMatchObject({ kind: 'ReplyEmpty' })
  })

  test('larger than allowed is not taken and leaves nothing behind', async () => {
    const gateway = await testGateway({ MAX_MAIL_BYTES: '1500000' })
    const { reply } = await openedDelivery(gateway)
    const attachments = [uploadOf(Buffer.alloc(1_600_000), { fileName: 'x', contentType: 'image/png' })]
    expect(await reply({ attachments })).toEqual({ kind: 'ReplyTooLarge', limit: 1_500_000 })
    expect(await gateway.deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 1 }])
  })
})

test('the answer to a reply is the next message of the conversation', async () => {
  const gateway = await testGateway()
  const { reply } = await openedDelivery(gateway)
  await reply()
  await gateway.runJobs()
  const answered = String(gateway.mails.sent[0]?.messageId)
  const rfc822 = simpleMail({ subject: 'Sv: Om mötet', headers: [`In-Reply-To: ${answered}`] })
  await acceptMail(gateway.deps, { sender, recipients, rfc822 })
  await gateway.runJobs()
  const both = await gateway.deps.db.select().from(deliveries)
  expect(both).toHaveLength(2)
  expect(both[0]?.conversationId).toBe(both[1]?.conversationId)
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const first = both.find(({ id }) => id !== recipient.id)
  const opened = await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  expect(opened).toMatchObject({ kind: 'DeliveryOpened', conversation: [{ deliveryId: first?.id }] })
})
