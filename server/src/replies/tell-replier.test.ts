import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { giveUpTelling } from './give-up-telling.ts'
import { replies } from './replies.tables.ts'
import { sendReply } from './send-reply.ts'
import { tellReplier } from './tell-replier.ts'

async function gatewayWithReply() {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const logged: object[] = []
  deps.log = { ...deps.log, error: (event, fields) => logged.push({ event, ...fields }) }
  const recipients = ['anna@foretag.example.s']
  await acceptMail(deps, { sender: 'eva@kommun.example', recipients, rfc822: simpleMail() })
  await runJobs()
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  await openDelivery(deps, { ...recipient, language: 'sv' })
  const input = { deliveryId: recipient.id, idempotencyKey: randomUUID(), subject: 'Sv', text: 'Tack!', name: 'Anna' }
  await sendReply(deps, { input, attachments: [], sessionToken: recipient.session() })
  const [reply] = await deps.db.select().from(replies)
  mails.sent.length = 0
  const untold = async () => (await deps.db.select().from(events)).filter(({ kind }) => kind === 'REPLIER_NOT_TOLD')
  return { ...gateway, deliveryId: recipient.id, replyId: reply?.id ?? '', logged, untold }
}

test('while the mail server is away, telling who replied waits', async () => {
  const { deps, mails, replyId, untold } = await gatewayWithReply()
  mails.outcome = { kind: 'MailDeferred', code: '451' }
  expect(await tellReplier(deps, { replyId })).toEqual({ kind: 'TryLater', code: '451' })
  mails.outcome = { kind: 'MailTaken' }
  expect(await tellReplier(deps, { replyId })).toEqual({ kind: 'Done' })
  expect(mails.sent).toMatchObject([{ envelope: { to: 'anna@foretag.example' } }])
  expect(await untold()).toEqual([])
})

test.each([
  ['refused', '550', tellReplier],
  ['not taken after the last try', 'TIMED_OUT', giveUpTelling],
])('that who replied could not be told, because the mail was %s, is written down', async (_what, code, end) => {
  const { deps, mails, deliveryId, replyId, logged, untold } = await gatewayWithReply()
  mails.outcome = { kind: 'MailRefused', code: '550' }
  expect(await end(deps, { replyId })).toEqual({ kind: 'Done' })
  expect(await untold()).toMatchObject([{ deliveryId, details: { code } }])
  expect(logged).toMatchObject([{ reply: replyId, code }])
})
