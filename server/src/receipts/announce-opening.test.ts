import { expect, test } from 'vitest'
import { announced, press } from '../../testing/pin-delivery.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { chooseReceipts } from './choose-receipts.ts'
import { receiptChoices } from './receipts.tables.ts'

const withReceipts = (receipts = {}) => testGateway({}, { policy: { receipts } })

/** Opens a message of this sender's. @returns what the sender is told of it */
async function told(gateway: TestGateway, times = 1) {
  const recipient = await announced(gateway, ['anna@foretag.example.s'])
  gateway.mails.sent.splice(0)
  for (let time = 1; time <= times; time++) await press(gateway, recipient)
  await gateway.runJobs()
  return { recipient, mails: await Promise.all(gateway.mails.sent.map(sentMail)) }
}

test('the sender is told of the first opening, and of no other', async () => {
  const { mails } = await told(await withReceipts(), 3)
  expect(mails.map(({ subject }) => subject)).toEqual(['Öppnat: skyddat meddelande till Anna Berg'])
  expect(mails[0]?.headers.get('content-type')).toMatchObject({
    value: 'multipart/report',
    params: { 'report-type': 'disposition-notification' },
  })
})

test('the policy may want that nobody is told', async () => {
  expect((await told(await withReceipts({ opened: false }))).mails).toEqual([])
})

test.each([true, false])(
  'what the sender chose by mail goes before a policy of %s, until they choose again',
  async (policy) => {
    const gateway = await withReceipts({ opened: policy })
    const { recipient } = await told(gateway)
    await chooseReceipts(gateway.deps, { deliveryId: recipient.id, opened: !policy })
    expect((await told(gateway)).mails).toHaveLength(policy ? 0 : 1)
    await chooseReceipts(gateway.deps, { deliveryId: recipient.id, opened: policy })
    expect((await told(gateway)).mails).toHaveLength(policy ? 1 : 0)
    const chosen = (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind === 'RECEIPTS_CHOSEN')
    expect(chosen.map(({ details }) => details)).toEqual([{ opened: !policy }, { opened: policy }])
  },
)

test('the policy may give senders a language of their own', async () => {
  const { mails } = await told(await withReceipts({ language: 'fi' }))
  expect(mails[0]?.headers.get('content-language')).toBe('fi')
})

test('without one senders are written to in that of the organisation, whatever a rule says of the recipient', async () => {
  const rules = [
    { name: 'companies in Finnish', when: { recipientDomain: ['foretag.example'] }, then: { language: 'fi' as const } },
  ]
  const { mails } = await told(await testGateway({}, { policy: { rules } }))
  expect(mails[0]?.headers.get('content-language')).toBe('sv')
  const english = await told(await testGateway({ DEFAULT_LANGUAGE: 'en' }, { policy: { rules } }))
  expect(english.mails[0]?.headers.get('content-language')).toBe('en')
})

test('that a message is stored is told only where the policy wants it', async () => {
  const gateway = await withReceipts({ accepted: true })
  const mail = { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'], rfc822: simpleMail() }
  await acceptMail(gateway.deps, mail)
  await gateway.runJobs()
  const subjects = gateway.mails.sent.map(({ subject }) => subject)
  expect(subjects).toContain('Skyddat meddelande till Anna Berg är på väg')
})

test('who chose what to be told is forgotten with the person', async () => {
  const gateway = await withReceipts()
  const { recipient } = await told(gateway)
  await chooseReceipts(gateway.deps, { deliveryId: recipient.id, opened: false })
  await erasePerson(gateway.deps, { address: 'eva@kommun.example' })
  expect(await gateway.deps.db.select().from(receiptChoices)).toEqual([])
})
