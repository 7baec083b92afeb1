import { createTransport } from 'nodemailer'
import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { bounce, simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { messages } from '../messages/messages.tables.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { sendReply } from '../replies/send-reply.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']

/** Refused, so that whoever sent it is told by their own mail server; and nobody else is told anything. */
async function expectRefused(
  gateway: TestGateway,
  mail: ReturnType<typeof simpleMail>,
  envelope = { sender, recipients },
) {
  const before = await stored(gateway)
  const outcome = await acceptMail(gateway.deps, { ...envelope, rfc822: mail })
  expect(outcome).toMatchObject({ kind: 'MailRefused', code: 'AUTOMATIC_MAIL' })
  expect(await stored(gateway)).toEqual(before)
  expect(await gateway.runJobs()).toEqual([])
}

const stored = ({ deps }: TestGateway) => deps.db.select({ n: count() }).from(messages)

test('what machines answer with makes no notice', async () => {
  const gateway = await testGateway()
  const headers = [
    'Auto-Submitted: auto-replied',
    'AUTO-SUBMITTED: Auto-Generated; owner-email="x@y.se"',
    'Auto-Submitted: auto-notified',
    'Auto-Submitted: something-new',
    'Precedence: bulk',
    'Precedence: junk',
    'Precedence: auto_reply',
    'Precedence: list',
    'List-Id: All staff <staff.kommun.example>',
    'X-Loop: kommun.example',
    'X-Autoreply: yes',
    'X-Autorespond: Out of office',
  ]
  for (const header of headers) await expectRefused(gateway, simpleMail({ headers: [header] }))
  const circle = Array.from({ length: 50 }, () => 'Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0000')
  await expectRefused(gateway, simpleMail({ headers: circle }))
})

test('what people write is taken, whatever their programs put into it', async () => {
  const gateway = await testGateway()
  const headers = [
    'Auto-Submitted: no',
    'Auto-Submitted: No; by="hand"',
    'Precedence: first-class',
    'List-Unsubscribe: <mailto:x@kommun.example>',
    'X-Auto-Response-Suppress: All',
    'Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0000',
  ]
  for (const header of headers) {
    const outcome = await acceptMail(gateway.deps, { sender, recipients, rfc822: simpleMail({ headers: [header] }) })
    expect(outcome).toMatchObject({ kind: 'MailAccepted' })
  }
})

test('our own notice, reply and receipt come back, by a rule that forwards them or as they are, and make nothing', async () => {
  const gateway = await testGateway()
  await acceptMail(gateway.deps, { sender, recipients, rfc822: simpleMail() })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  const input = { deliveryId: recipient.id, idempotencyKey: 'key-1234', subject: 's', text: 'Tack' }
  await sendReply(gateway.deps, { input, attachments: [], sessionToken: recipient.session() })
  await gateway.runJobs()
  const [notice, reply] = gateway.mails.sent
  const others = await testGateway()
  await acceptMail(others.deps, { sender, recipients, rfc822: simpleMail() })
  await others.runJobs()
  const returned = [String(others.mails.sent.at(-1)?.envelope.from)]
  await acceptMail(others.deps, { sender: null, recipients: returned, rfc822: bounce('failed', '5.1.1') })
  await others.runJobs()
  const receipt = others.mails.sent.at(-1)
  expect(receipt?.envelope.to).toBe(sender)

  for (const mail of [notice, reply, receipt]) {
    const raw = () => rawOf(mail).then((bytes) => uploadOf(bytes, { fileName: '', contentType: 'message/rfc822' }))
    await expectRefused(gateway, raw())
    await expectRefused(gateway, raw(), { sender: 'sigill@sigill.example', recipients })
    await expectRefused(gateway, raw(), { sender, recipients: ['eva@kommun.example.s'] })
  }
})

test('a bounce to a protected address makes nothing, and its server learns that', async () => {
  const gateway = await testGateway()
  const outcome = await acceptMail(gateway.deps, { sender: null, recipients, rfc822: simpleMail() })
  expect(outcome).toMatchObject({ kind: 'MailRefused', code: 'AUTOMATIC_MAIL' })
  expect(await stored(gateway)).toEqual([{ n: 0 }])
})

async function rawOf(mail: OutgoingMail | undefined): Promise<Buffer> {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return (await compose.sendMail(mail ?? {})).message as Buffer
}
