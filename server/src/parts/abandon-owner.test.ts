import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loseNextCommit } from '../../testing/lost-answers.ts'
import { simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { sendMessage } from '../messages/send-message.ts'
import { sendReply } from '../replies/send-reply.ts'

const sender = 'eva@kommun.example'
const large = Buffer.alloc(3_000_000, 'x')
const attachments = () => [uploadOf(large, { fileName: 'a.bin', contentType: 'application/octet-stream' })]

async function openLast({ deps, mails }: TestGateway) {
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return { recipient, opened }
}

test('a message whose COMMIT was answered to nobody keeps its attachments, and the second try finds it', async () => {
  const gateway = await testGateway()
  const client = { id: randomUUID(), scopes: ['messages:send'] as const }
  const recipient = { address: 'anna@foretag.example' }
  const input = { idempotencyKey: 'k', sender: { address: sender }, recipient, subject: 's', text: 'hej' }
  const send = () => sendMessage(gateway.deps, { client, input, attachments: attachments() })
  loseNextCommit(gateway)
  await expect(send()).rejects.toThrow('Connection terminated')
  expect(await send()).toMatchObject({ kind: 'MessageAccepted', duplicate: true })
  await gateway.runJobs()
  const { recipient: holder, opened } = await openLast(gateway)
  const { attachment } = await readMessage(gateway.deps, holder, opened)
  expect((await attachment('1')).equals(large)).toBe(true)
})

test('a reply whose COMMIT was answered to nobody reaches the sender once, whole', async () => {
  const gateway = await testGateway()
  await acceptMail(gateway.deps, { sender, recipients: ['anna@foretag.example.s'], rfc822: simpleMail() })
  await gateway.runJobs()
  const { recipient } = await openLast(gateway)
  gateway.mails.sent.length = 0
  const input = { deliveryId: recipient.id, idempotencyKey: randomUUID(), subject: 's', text: 'Tack' }
  const reply = () => sendReply(gateway.deps, { input, attachments: attachments(), sessionToken: recipient.session() })
  loseNextCommit(gateway)
  await expect(reply()).rejects.toThrow('Connection terminated')
  expect(await reply()).toMatchObject({ kind: 'ReplyAccepted' })
  await gateway.runJobs()
  expect(gateway.mails.sent).toMatchObject([{ envelope: { to: sender }, attachments: [{ filename: 'a.bin' }] }])
})
