import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rawMail, simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']

test('an answer in a conversation with PIN is asked for a PIN again, at the same number', async () => {
  const { deps } = await testGateway()
  const first = simpleMail({ headers: [] })
  await acceptMail(deps, {
    sender,
    recipients: ['anna@foretag.example.0701234567.s'],
    rfc822: rawMail(['From: eva@kommun.example', 'Message-ID: <one@kommun.example>', '', 'Ett']),
  })
  await acceptMail(deps, {
    sender,
    recipients,
    rfc822: rawMail(['From: eva@kommun.example', 'In-Reply-To: <one@kommun.example>', '', 'Två']),
  })
  await acceptMail(deps, { sender, recipients, rfc822: first })
  const stored = await deps.db.select().from(deliveries).innerJoin(messages, eq(messages.id, deliveries.messageId))
  expect(stored.map(({ deliveries: { level } }) => level)).toEqual(['PIN', 'PIN', 'LINK'])
  const [one, two, three] = stored.map(({ deliveries: { conversationId } }) => conversationId)
  expect(two).toBe(one)
  expect(three).not.toBe(one)
})
