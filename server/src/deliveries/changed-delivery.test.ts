import { sql, type SQL } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { rawMail, simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { annaWithPin, eva, spy, twoSenders } from '../../testing/two-senders.ts'
import { controlWays } from '../control/control-ways.ts'
import { extendMessage } from '../control/extend-message.ts'
import { fromStatusPage } from '../control/from-status-page.ts'
import { giveNumber } from '../control/give-number.ts'
import { recallDelivery } from '../control/recall-delivery.ts'
import { recallMessage } from '../control/recall-message.ts'
import { sendNoticeAgain } from '../control/send-notice-again.ts'
import { sentMessage } from '../control/sent-message.ts'
import { statusToken } from '../control/status-link.ts'
import { sendDigest } from '../digests/send-digest.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { deliveryById, type Delivery } from './deliveries.store.ts'

type Senders = Awaited<ReturnType<typeof twoSenders>>

async function deliveryOf({ deps }: Pick<Senders, 'deps'>, id: string) {
  const delivery = await deliveryById(deps.db, id)
  return delivery ?? expect.fail('no delivery')
}

const itIsChanged = { kind: 'ControlRefused', reason: 'CHANGED' }

/** What hangs on the day on which the message expires. */
const sealsOf = ({ sealedKey, sealedLinkSecret, sealedPhone }: Omit<Delivery, 'messageId' | 'expiresAt'>) => ({
  sealedKey,
  sealedLinkSecret,
  sealedPhone,
})

/** What whoever has the status link of this delivery's message sees. */
async function pageOf({ deps, clock }: Senders, messageId: string) {
  return sentMessage(deps, { messageId, token: statusToken(deps, { messageId, until: clock.now() }) })
}

test('a command address obeys nobody who was put in place of the sender', async () => {
  const senders = await twoSenders()
  const { deps, ids, execute } = senders
  const to = controlWays(deps, await deliveryOf(senders, ids.anna)).answerTo
  await execute(sql`update messages set sender_address = ${spy}`)
  const rfc822 = rawMail([
    `From: ${spy}`,
    `To: ${to}`,
    'Subject: Sv',
    'Message-ID: <y@kommun.example>',
    '',
    'återkalla',
  ])
  const refused = { kind: 'MailRefused', code: 'MESSAGE_CHANGED' }
  expect(await acceptMail(deps, { sender: spy, recipients: [to], rfc822 })).toMatchObject(refused)
  expect((await deliveryOf(senders, ids.anna)).state).toBe('ANNOUNCED')
  expect(await senders.changed()).toEqual([{ id: ids.anna, side: 'SENDER' }])
})

test.each<[string, (ids: Senders['ids']) => SQL]>([
  [
    'made its message one of the same mail',
    ({ anna: id, bo: other }) => sql`
      update messages m set sender_address = ${spy}, message_id_digest = o.message_id_digest
      from messages o, deliveries d, deliveries e
      where d.id = ${id} and m.id = d.message_id and e.id = ${other} and o.id = e.message_id`,
  ],
  [
    'moved it to a message of their own',
    ({ anna: id, bo: other }) =>
      sql`update deliveries set message_id = (select message_id from deliveries where id = ${other}) where id = ${id}`,
  ],
])('a status page neither shows nor extends the delivery of another sender to whoever has %s', async (_, steal) => {
  const senders = await twoSenders()
  const { deps, ids, execute } = senders
  const own = (await deliveryOf(senders, ids.bo)).messageId
  const before = sealsOf(await deliveryOf(senders, ids.anna))
  await execute(steal(ids))
  expect(await pageOf(senders, own)).toMatchObject({ kind: 'SentMessage', deliveries: [{ id: ids.bo }] })
  await extendMessage(deps, { messageId: own, days: 14, by: 'PAGE' })
  expect(sealsOf(await deliveryOf(senders, ids.anna))).toEqual(before)
})

test.each<[string, SQL]>([
  ['put their own address into it', sql`recipient_address = ${spy}`],
  ['lowered its level', sql`level = 'LINK'`],
])('nothing of a delivery is sealed for a later day once somebody has %s', async (_, change) => {
  const senders = await twoSenders()
  const { deps, ids, execute } = senders
  const { messageId, expiresAt, ...before } = await deliveryOf(senders, ids.anna)
  await execute(sql`update deliveries set ${change} where id = ${ids.anna}`)
  expect(await extendMessage(deps, { messageId, days: 100, by: 'PAGE' })).toEqual(itIsChanged)
  const after = await deliveryOf(senders, ids.anna)
  expect([sealsOf(after), after.expiresAt]).toEqual([sealsOf(before), expiresAt])
})

test('a status page names nobody who was put in place of a recipient, nor takes a number; the message can be recalled', async () => {
  const senders = await twoSenders()
  const { deps, ids, execute } = senders
  const { messageId } = await deliveryOf(senders, ids.anna)
  await execute(sql`update deliveries set recipient_address = 'spy@evil.example' where id = ${ids.anna}`)
  const changed = { recipient: null, name: null, maskedPhone: null, actions: ['RECALL'] }
  expect(await pageOf(senders, messageId)).toMatchObject({ deliveries: [changed] })
  const given = await giveNumber(deps, { deliveryId: ids.anna, number: '0739999999', by: 'PAGE' })
  expect(given).toEqual(itIsChanged)
  expect(await sendNoticeAgain(deps, { deliveryId: ids.anna, by: 'PAGE' })).toEqual(itIsChanged)
  expect(await recallDelivery(deps, { deliveryId: ids.anna, by: 'PAGE' })).toEqual({ kind: 'ControlDone' })
})

test('a status page of which somebody changed the sender shows nothing, does nothing, and does not say that the link is wrong', async () => {
  const senders = await twoSenders()
  const { deps, clock, ids, execute } = senders
  const { messageId } = await deliveryOf(senders, ids.anna)
  await execute(sql`update messages set sender_address = ${spy} where id = ${messageId}`)
  expect(await pageOf(senders, messageId)).toEqual({ kind: 'SentMessageChanged', id: messageId })
  const act = vi.fn(() => recallMessage(deps, { messageId, by: 'PAGE' }))
  const token = statusToken(deps, { messageId, until: clock.now() })
  expect(await fromStatusPage(deps, { messageId, token, act })).toEqual(itIsChanged)
  expect(act).not.toHaveBeenCalled()
})

test('a sender who answers about a delivery whose recipient was changed hears that something is wrong, and can recall it', async () => {
  const senders = await twoSenders()
  const { deps, mails, ids, execute, runJobs } = senders
  const to = controlWays(deps, await deliveryOf(senders, ids.anna)).answerTo
  await execute(sql`update deliveries set recipient_address = 'spy@evil.example' where id = ${ids.anna}`)
  const say = async (word: string) => {
    const lines = [`From: ${eva}`, `To: ${to}`, 'Subject: Sv', `Message-ID: <${word}@kommun.example>`, '', word]
    await acceptMail(deps, { sender: eva, recipients: [to], rfc822: rawMail(lines) })
    await runJobs()
    return JSON.stringify(mails.sent.splice(0))
  }
  const reminded = await say('remind')
  expect(reminded).toContain('The details of the recipient were changed here')
  expect(reminded).not.toContain('evil.example')
  expect(await say('recall')).toContain('recalled')
  expect((await deliveryOf(senders, ids.anna)).state).toBe('RECALLED')
})

test('a digest tells a sender of their own deliveries, whatever its job says', async () => {
  const { deps, mails, clock, ids } = await twoSenders()
  clock.advance({ days: 4 })
  await sendDigest(deps, { day: '2026-11-28', deliveryIds: [ids.bo, ids.anna] })
  const [digest, ...more] = mails.sent
  expect([digest?.envelope.to, more]).toEqual([eva, []])
  expect(JSON.stringify(digest)).not.toContain('bo@foretag.example')
})

test('the next message of a conversation asks for a code, whatever the level of the one before was changed to', async () => {
  const gateway = await testGateway({ DEFAULT_LEVEL: 'LINK' })
  const { deps, clock } = gateway
  const first = simpleMail({ messageId: '<first@kommun.example>' })
  await acceptMail(deps, { sender: eva, recipients: [annaWithPin], rfc822: first })
  await deps.db.execute(sql`update deliveries set level = 'LINK'`)
  clock.advance({ minutes: 1 })
  const rfc822 = simpleMail({ headers: ['In-Reply-To: <first@kommun.example>'] })
  await acceptMail(deps, { sender: eva, recipients: ['anna@foretag.example.s'], rfc822 })
  const { rows } = await deps.db.execute(sql`select level from deliveries order by id desc limit 1`)
  expect(rows).toEqual([{ level: 'PIN' }])
  const changed = sql`select details->>'changed' as side from events where kind = 'DELIVERY_CHANGED'`
  expect((await deps.db.execute(changed)).rows).toEqual([{ side: 'RECIPIENT' }])
})

const controls: [string, (senders: Senders, ids: { id: string; messageId: string }) => Promise<unknown>][] = [
  ['looks at it', (senders, { messageId }) => pageOf(senders, messageId)],
  ['gives a number', ({ deps }, { id }) => giveNumber(deps, { deliveryId: id, number: '0739999999', by: 'PAGE' })],
]

test.each(controls)('the operator hears once of a changed delivery, when its sender %s', async (_, act) => {
  const senders = await twoSenders()
  const { ids, execute, logged } = senders
  const { id, messageId } = await deliveryOf(senders, ids.anna)
  await execute(sql`update deliveries set recipient_address = 'spy@evil.example' where id = ${ids.anna}`)
  await act(senders, { id, messageId })
  await act(senders, { id, messageId })
  expect(await senders.changed()).toEqual([{ id: ids.anna, side: 'RECIPIENT' }])
  expect(logged).toEqual(['a delivery was changed in the database'])
})

test('nobody hears of a change where somebody was erased', async () => {
  const senders = await twoSenders()
  const { messageId } = await deliveryOf(senders, senders.ids.anna)
  await erasePerson(senders.deps, { address: 'anna@foretag.example' })
  expect(await pageOf(senders, messageId)).toMatchObject({ deliveries: [{ recipient: null, state: 'EXPIRED' }] })
  expect([await senders.changed(), senders.logged]).toEqual([[], []])
})
