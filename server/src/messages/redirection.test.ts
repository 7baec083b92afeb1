import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { eva, spy, twoSenders } from '../../testing/two-senders.ts'
import { sendNoticeAgain } from '../control/send-notice-again.ts'
import { makeDigests } from '../digests/make-digests.ts'
import { sendNotice } from '../notices/send-notice.ts'
import { sendReceipt } from '../receipts/send-receipt.ts'
import { remindRecipients } from '../reminders/remind-recipients.ts'
import { deliverReply } from '../replies/deliver-reply.ts'
import { sendReply } from '../replies/send-reply.ts'
import { tellReplier } from '../replies/tell-replier.ts'

type Senders = Awaited<ReturnType<typeof twoSenders>>
type Change = (ids: Senders['ids']) => SQL

/** Every mail about Anna's delivery that there is, tried. @returns whom one reached */
async function everyMail({ deps, mails, clock, execute, runJobs, ids }: Senders): Promise<string[]> {
  const deliveryId = ids.anna
  await sendNoticeAgain(deps, { deliveryId, by: 'PAGE' })
  await execute(sql`update deliveries set state = 'ACCEPTED' where id = ${deliveryId}`)
  await sendNotice(deps, { deliveryId, again: 'x' })
  await execute(sql`update deliveries set state = 'ANNOUNCED', announced_at = accepted_at from messages m
    where m.id = message_id and deliveries.id = ${deliveryId}`)
  clock.advance({ days: 29 })
  await remindRecipients(deps)
  await makeDigests(deps)
  for (const about of ['ACCEPTED', 'OPENED', 'LOCKED', 'EXPIRED'] as const)
    await sendReceipt(deps, { deliveryId, receipt: { about } })
  await runJobs()
  const about = mails.sent.filter((mail) => /anna@|spy@evil/i.test(JSON.stringify(mail)))
  return [...new Set(about.map(({ envelope }) => String(envelope.to)))].toSorted()
}

test('what nobody touched goes to its recipient and its sender', async () => {
  const senders = await twoSenders()
  expect(await everyMail(senders)).toEqual(['anna@foretag.example', eva])
  expect([await senders.changed(), senders.logged]).toEqual([[], []])
})

/** Each said of Anna's delivery. */
const redirections: [string, 'RECIPIENT' | 'SENDER', Change][] = [
  [
    'the recipient is somebody else',
    'RECIPIENT',
    ({ anna: id }) => sql`update deliveries set recipient_address = 'spy@evil.example' where id = ${id}`,
  ],
  [
    'the recipient is written otherwise',
    'RECIPIENT',
    ({ anna: id }) => sql`update deliveries set recipient_address = upper(recipient_address) where id = ${id}`,
  ],
  [
    'recipients are swapped',
    'RECIPIENT',
    () =>
      sql`update deliveries d set recipient_address = (select o.recipient_address from deliveries o where o.id <> d.id)`,
  ],
  [
    'recipients are swapped, and what binds them',
    'RECIPIENT',
    () =>
      sql`update deliveries d set (recipient_address, recipient_binding) = (select o.recipient_address, o.recipient_binding from deliveries o where o.id <> d.id)`,
  ],
  ['the level is lowered', 'RECIPIENT', ({ anna: id }) => sql`update deliveries set level = 'LINK' where id = ${id}`],
  [
    'there is no binding',
    'RECIPIENT',
    ({ anna: id }) =>
      sql`update deliveries set level = 'LINK', recipient_binding = '', sender_binding = '' where id = ${id}`,
  ],
  [
    'another link leads there',
    'RECIPIENT',
    ({ anna: id, bo: other }) =>
      sql`update deliveries set access_token_digest = (select access_token_digest from deliveries where id = ${other}) where id = ${id}`,
  ],
  [
    'the sender is somebody else',
    'SENDER',
    () => sql`update messages set sender_address = ${spy} where sender_address = ${eva}`,
  ],
  [
    'the message is somebody else’s',
    'SENDER',
    ({ anna: id, bo: other }) =>
      sql`update deliveries set message_id = (select message_id from deliveries where id = ${other}) where id = ${id}`,
  ],
  [
    'the message is somebody else’s, and what binds its sender',
    'SENDER',
    ({ anna: id, bo: other }) =>
      sql`update deliveries set (message_id, sender_binding) = (select message_id, sender_binding from deliveries where id = ${other}) where id = ${id}`,
  ],
]

test.each(redirections)(
  'no mail says anything to anybody, and nobody is shown anything, where %s',
  async (_, side, change) => {
    const senders = await twoSenders()
    const { ofAnna, ids, execute } = senders
    await execute(change(ids))
    expect(await everyMail(senders)).toEqual([])
    expect(await press(senders, ofAnna)).toEqual({ kind: 'DeliveryGone', reason: 'UNKNOWN' })
    expect((await senders.changed()).filter(({ id }) => id === ids.anna)).toEqual([{ id: ids.anna, side }])
    const told = senders.logged.filter((line) => line === 'a delivery was changed in the database')
    expect(told).toHaveLength((await senders.changed()).length)
    expect(senders.sms.sent).toEqual([])
  },
)

test('a delivery that was changed is tried again, and goes out once it is put right', async () => {
  const { deps, mails, ids, execute } = await twoSenders()
  const notice = { deliveryId: ids.anna, again: 'x' }
  await execute(sql`update deliveries set state = 'ACCEPTED', recipient_address = upper(recipient_address)`)
  expect(await sendNotice(deps, notice)).toEqual({ kind: 'TryLater', code: 'CHANGED' })
  await execute(sql`update deliveries set recipient_address = lower(recipient_address)`)
  expect(await sendNotice(deps, notice)).toEqual({ kind: 'Done' })
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['anna@foretag.example'])
})

/** Anna writes back. */
async function reply(senders: Senders, idempotencyKey: string) {
  const { deps, ofAnna, mails } = senders
  const input = { deliveryId: ofAnna.id, idempotencyKey, subject: 'Sv', text: 'for Eva alone' }
  const sent = await sendReply(deps, { input, attachments: [], sessionToken: ofAnna.session() })
  mails.sent.length = 0
  return sent
}

/** A reply from Anna, on its way. */
async function replied(senders: Senders): Promise<string> {
  await press(senders, senders.ofAnna)
  await enter(senders, senders.ofAnna, pinOf(senders))
  const sent = await reply(senders, 'the-first-one')
  return sent.kind === 'ReplyAccepted' ? sent.id : expect.fail(sent.kind)
}

test.each<[string, Change, Change]>([
  [
    'its message has another sender',
    () => sql`update messages set sender_address = ${spy} where sender_address = ${eva}`,
    ({ anna: id }) =>
      sql`update messages set sender_address = ${eva} where id = (select message_id from deliveries where id = ${id})`,
  ],
  [
    'it hangs on a delivery of another sender',
    ({ bo: id }) => sql`update replies set delivery_id = ${id}`,
    ({ anna: id }) => sql`update replies set delivery_id = ${id}`,
  ],
])('a reply reaches nobody while %s', async (_, change, back) => {
  const senders = await twoSenders()
  const { deps, mails, ids, execute } = senders
  const replyId = await replied(senders)
  await execute(change(ids))
  expect(await deliverReply(deps, { replyId })).toEqual({ kind: 'TryLater', code: 'CHANGED' })
  expect(mails.sent).toEqual([])
  expect(await senders.changed()).toHaveLength(1)
  await execute(back(ids))
  expect(await deliverReply(deps, { replyId })).toEqual({ kind: 'Done' })
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual([eva])
})

test('nobody writes to somebody who was put in place of the sender, and nobody in place of the recipient hears of a reply', async () => {
  const senders = await twoSenders()
  const { deps, mails, ids, execute } = senders
  const replyId = await replied(senders)
  await execute(sql`update messages set sender_address = ${spy}`)
  expect(await reply(senders, 'the-second-one')).toMatchObject({ kind: 'DeliveryGone' })
  await execute(sql`update messages set sender_address = ${eva}`)
  await execute(sql`update deliveries set recipient_address = 'spy@evil.example' where id = ${ids.anna}`)
  expect(await tellReplier(deps, { replyId })).toEqual({ kind: 'TryLater', code: 'CHANGED' })
  expect(mails.sent).toEqual([])
})
