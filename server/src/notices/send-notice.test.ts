import { expect, test } from 'vitest'
import { failNextTransactions, loseNextCommit } from '../../testing/lost-answers.ts'
import { bounce, simpleMail, testGateway, type rawMail, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { returnPath } from '../bounces/return-path.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { giveUpNotice } from './give-up-notice.ts'
import { sendNotice } from './send-notice.ts'

const sender = 'eva@kommun.example'

async function accepted(gateway: TestGateway) {
  await acceptMail(gateway.deps, { sender, recipients: ['anna@foretag.example.s'], rfc822: simpleMail() })
  const [delivery] = await gateway.deps.db.select().from(deliveries)
  return delivery?.id ?? ''
}
const returnPathOf = ({ deps }: TestGateway, id: string) => returnPath(deps, { about: 'delivery', id })
const stateOf = async ({ deps }: TestGateway) => (await deps.db.select().from(deliveries))[0]?.state

test('a notice says nothing of the message, and a job that runs twice sends one', async () => {
  const gateway = await testGateway()
  const deliveryId = await accepted(gateway)
  await sendNotice(gateway.deps, { deliveryId })
  await sendNotice(gateway.deps, { deliveryId })
  expect(gateway.mails.sent).toHaveLength(1)
  const [mail] = gateway.mails.sent
  expect(mail?.envelope).toEqual({
    from: expect.stringContaining(`bounces+d.${deliveryId}`) as string,
    to: 'anna@foretag.example',
  })
  expect(JSON.stringify(mail)).not.toMatch(/Om mötet|Hej Anna!/)
  expect(await stateOf(gateway)).toBe('ANNOUNCED')
})

test('a job that names no delivery keeps back none of those that run at the same time', async () => {
  const gateway = await testGateway()
  const deliveryIds = ['no id', await accepted(gateway), '']
  const outcomes = await Promise.all(deliveryIds.map((deliveryId) => sendNotice(gateway.deps, { deliveryId })))
  expect(outcomes).toEqual([{ kind: 'Done' }, { kind: 'Done' }, { kind: 'Done' }])
  expect(gateway.mails.sent).toHaveLength(1)
})

test('a notice that was taken is written down when the database is back, and not sent again', async () => {
  const gateway = await testGateway()
  const deliveryId = await accepted(gateway)
  failNextTransactions(gateway, 2)
  expect(await sendNotice(gateway.deps, { deliveryId })).toEqual({ kind: 'Done' })
  expect(gateway.mails.sent).toHaveLength(1)
  expect(await stateOf(gateway)).toBe('ANNOUNCED')
})

test('a notice whose COMMIT was answered to nobody is written down once', async () => {
  const gateway = await testGateway()
  const deliveryId = await accepted(gateway)
  loseNextCommit(gateway)
  await sendNotice(gateway.deps, { deliveryId })
  expect(gateway.mails.sent).toHaveLength(1)
  const written = (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind === 'NOTICE_TAKEN')
  expect(written).toHaveLength(1)
})

test('a notice waits while the mail server is away', async () => {
  const gateway = await testGateway()
  await accepted(gateway)
  gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
  expect(await gateway.runJobs()).toEqual([{ queue: 'send-notice', outcome: 'TryLater' }])
  expect(await stateOf(gateway)).toBe('ACCEPTED')
})

test.each([
  [
    'refused',
    (gateway: TestGateway, deliveryId: string) => {
      gateway.mails.outcome = { kind: 'MailRefused', code: '550 5.1.1' }
      return sendNotice(gateway.deps, { deliveryId })
    },
  ],
  [
    'not taken after the last try',
    (gateway: TestGateway, deliveryId: string) => giveUpNotice(gateway.deps, { deliveryId }),
  ],
  [
    'returned later',
    async (gateway: TestGateway, deliveryId: string) => {
      await sendNotice(gateway.deps, { deliveryId })
      return acceptMail(gateway.deps, {
        sender: null,
        recipients: [returnPathOf(gateway, deliveryId)],
        rfc822: bounce('failed', '5.1.1'),
      })
    },
  ],
])('the sender is told once when the notice is %s', async (_, fail) => {
  const gateway = await testGateway()
  const deliveryId = await accepted(gateway)
  await fail(gateway, deliveryId)
  await fail(gateway, deliveryId)
  expect(await stateOf(gateway)).toBe('UNDELIVERABLE')
  gateway.mails.outcome = { kind: 'MailTaken' }
  gateway.mails.sent.length = 0
  await gateway.runJobs()
  expect(gateway.mails.sent.map(({ envelope }) => envelope.to)).toEqual([sender])
  expect(
    (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind === 'NOTICE_UNDELIVERABLE'),
  ).toHaveLength(1)
})

test('a bounce that only speaks of delay changes nothing, and neither does one about a message that was opened', async () => {
  const gateway = await testGateway()
  const deliveryId = await accepted(gateway)
  await gateway.runJobs()
  const recipients = [returnPathOf(gateway, deliveryId)]
  const taken = (rfc822: ReturnType<typeof rawMail>) => acceptMail(gateway.deps, { sender: null, recipients, rfc822 })
  expect(await taken(bounce('delayed', '4.4.1'))).toEqual({ kind: 'BounceTaken', recorded: false })
  expect(await taken(simpleMail())).toEqual({ kind: 'BounceTaken', recorded: false })
  const recipient = await recipientOfNotice(gateway.mails.sent[0])
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  expect(await taken(bounce('failed', '5.1.1'))).toEqual({ kind: 'BounceTaken', recorded: false })
  expect(await stateOf(gateway)).toBe('OPENED')
})

test('a mail without a sender to somebody else is an automatic one', async () => {
  const { deps } = await testGateway()
  const outcome = await acceptMail(deps, { sender: null, recipients: ['anna@foretag.example.s'], rfc822: simpleMail() })
  expect(outcome).toMatchObject({ kind: 'MailRefused', code: 'AUTOMATIC_MAIL' })
})

test('the link secret is kept so that a notice can be sent again, unless the policy says no', async () => {
  const secrets: boolean[] = []
  for (const keepLinkSecret of [true, false]) {
    const gateway = await testGateway({}, { policy: { keepLinkSecret } })
    await sendNotice(gateway.deps, { deliveryId: await accepted(gateway) })
    const [delivery] = await gateway.deps.db.select().from(deliveries)
    secrets.push(delivery?.sealedLinkSecret !== null)
    const recipient = await recipientOfNotice(gateway.mails.sent[0])
    expect(await openDelivery(gateway.deps, { ...recipient, language: 'sv' })).toMatchObject({ kind: 'DeliveryOpened' })
  }
  expect(secrets).toEqual([true, false])
})
