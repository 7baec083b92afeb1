import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import { press } from '../../testing/pin-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { anna, bo, sent } from '../../testing/sent-message.ts'
import { result, testApi } from '../../testing/test-api.ts'
import { rawMail, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { graphql } from '../../testing/test-server.ts'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import type { Dependencies } from '../dependencies.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { messages } from '../messages/messages.tables.ts'
import { sealedParts } from '../parts/parts.tables.ts'
import { extendMessage } from './extend-message.ts'
import { fromStatusPage } from './from-status-page.ts'
import { recallDelivery } from './recall-delivery.ts'
import { recallMessage } from './recall-message.ts'
import { sentMessage } from './sent-message.ts'

const by = 'MAIL'
const done = { kind: 'ControlDone' }
const recalled = { kind: 'DeliveryGone', reason: 'RECALLED' }
const carin = 'carin@foretag.example.s'
const dan = 'dan@foretag.example.s'

/** One mail of Eva's that her mail server handed over twice. */
async function handedOverTwice(messageId = `<${randomUUID()}@kommun.example>`) {
  const gateway = await testGateway()
  const first = await sent(gateway, [anna, bo], simpleMail({ messageId }))
  const second = await sent(gateway, [carin], simpleMail({ messageId }))
  return { gateway, first, second }
}

test('a mail that was handed over twice is recalled from everybody, and nothing else is', async () => {
  const messageId = '<one@kommun.example>'
  const { gateway, first, second } = await handedOverTwice(messageId)
  const { deps } = gateway
  const another = await sent(gateway, [anna])
  const from = 'Bo Ek <bo@kommun.example>'
  const ofAnother = await sent(gateway, [anna], simpleMail({ messageId, from }))
  expect(await recallMessage(deps, { messageId: second.messageId, by })).toEqual(done)
  for (const reader of [first.reader, first.other, second.reader])
    expect(await findDelivery(deps, reader)).toEqual(recalled)
  for (const { reader } of [another, ofAnother])
    expect(await findDelivery(deps, reader)).toMatchObject({ kind: 'DeliverySummary' })
  const left = (await deps.db.select().from(sealedParts)).map(({ ownerId }) => ownerId)
  expect(new Set(left)).toEqual(new Set([another.messageId, ofAnother.messageId]))
})

test('what is handed over once its sender has taken the mail back from everybody is refused, and they read why', async () => {
  const { gateway, first } = await handedOverTwice('<one@kommun.example>')
  const { deps, mails } = gateway
  await recallMessage(deps, { messageId: first.messageId, by })
  mails.sent.length = 0
  const handOver = (recipients: string[], from?: string) =>
    acceptMail(deps, {
      sender: 'eva@kommun.example',
      recipients,
      rfc822: simpleMail({ messageId: '<one@kommun.example>', ...(from !== undefined && { from }) }),
    })
  expect(await handOver(['dan@foretag.example.s'])).toMatchObject({
    kind: 'MailRefused',
    code: 'MAIL_RECALLED',
    sentence: expect.stringContaining('Du har återkallat det här mejlet från alla') as string,
  })
  expect(await handOver([anna, bo]), 'an answer that was lost').toMatchObject({ kind: 'MailAccepted', duplicate: true })
  await gateway.runJobs()
  expect(mails.sent).toEqual([])
  expect(await handOver(['dan@foretag.example.s'], 'Bo Ek <bo@kommun.example>')).toMatchObject({ kind: 'MailAccepted' })
})

/** Eva's mail server hands over for somebody else, too, what she has sent to Anna and Bo. */
const handOverFor = ({ deps }: Pick<TestGateway, 'deps'>, recipient: string) =>
  acceptMail(deps, {
    sender: 'eva@kommun.example',
    recipients: [recipient],
    rfc822: simpleMail({ messageId: '<one@kommun.example>' }),
  })
const mailRecalled = { kind: 'MailRefused', code: 'MAIL_RECALLED' }

test('what is handed over after a recall from everybody on the status page is refused', async () => {
  const { gateway, origin } = await testApi()
  const { holder, reader, other } = await sent(gateway, [anna, bo], simpleMail({ messageId: '<one@kommun.example>' }))
  const input = { messageId: holder.messageId, token: toBase64url(holder.token) }
  const query = 'mutation ($input: RecallMessageInput!) { recallMessage(input: $input) { __typename } }'
  const answer = await graphql(origin, { query, variables: { input } })
  expect(result(answer, 'recallMessage')).toEqual({ __typename: 'SentMessage' })
  for (const each of [reader, other]) expect(await findDelivery(gateway.deps, each)).toEqual(recalled)
  expect(await handOverFor(gateway, dan)).toMatchObject(mailRecalled)
})

test('what is handed over after a recall from some is taken', async () => {
  const gateway = await testGateway()
  const { reader } = await sent(gateway, [anna, bo], simpleMail({ messageId: '<one@kommun.example>' }))
  await recallDelivery(gateway.deps, { deliveryId: reader.id, by })
  expect(await handOverFor(gateway, dan)).toMatchObject({ kind: 'MailAccepted' })
})

test('what is handed over after a recall from each, one by one, is refused, and an event says once that it is', async () => {
  const { gateway, first, second } = await handedOverTwice('<one@kommun.example>')
  const { deps } = gateway
  await recallDelivery(deps, { deliveryId: first.reader.id, by })
  const last = [first.other, second.reader].map(({ id }) => id)
  // Each of the last two waits for the other; whoever is second finds nobody left.
  await Promise.all(
    [deps, secondServer(gateway)].map((one, n) => recallDelivery(one, { deliveryId: last[n] ?? '', by })),
  )
  expect(await handOverFor(gateway, dan)).toMatchObject(mailRecalled)
  await recallDelivery(deps, { deliveryId: second.reader.id, by })
  await recallMessage(deps, { messageId: first.messageId, by })
  const told = await deps.db.select().from(events).where(eq(events.kind, 'MAIL_RECALLED'))
  expect(told).toHaveLength(1)
})

test('what is handed over while the mail is taken back from everybody reaches nobody', async () => {
  const { gateway, first } = await handedOverTwice('<one@kommun.example>')
  const late = Array.from({ length: 8 }, (_, n) =>
    acceptMail(n % 2 === 0 ? gateway.deps : secondServer(gateway), {
      sender: 'eva@kommun.example',
      recipients: [`late${n}@foretag.example.s`],
      rfc822: simpleMail({ messageId: '<one@kommun.example>' }),
    }),
  )
  await Promise.all([...late, recallMessage(gateway.deps, { messageId: first.messageId, by })])
  const rows = await gateway.deps.db.select({ state: deliveries.state }).from(deliveries)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['RECALLED']))
})

test('a mail without a Message-ID is recalled alone', async () => {
  const gateway = await testGateway()
  const bare = () => rawMail(['From: Eva Ek <eva@kommun.example>', `To: ${anna}`, 'Subject: Om mötet', '', 'Hej!', ''])
  const [first, second] = [await sent(gateway, [anna], bare()), await sent(gateway, [bo], bare())]
  await recallMessage(gateway.deps, { messageId: first.messageId, by })
  expect(await findDelivery(gateway.deps, first.reader)).toEqual(recalled)
  expect(await findDelivery(gateway.deps, second.reader)).toMatchObject({ kind: 'DeliverySummary' })
})

test('the status page shows the recipients of both hand-overs, and takes it back from each', async () => {
  const { gateway, first, second } = await handedOverTwice()
  const { deps } = gateway
  await press(gateway, second.reader)
  const page = await sentMessage(deps, first.holder)
  expect(page.kind === 'SentMessage' && page.deliveries.map(({ recipient, state }) => [recipient, state])).toEqual([
    ['anna@foretag.example', 'ANNOUNCED'],
    ['bo@foretag.example', 'ANNOUNCED'],
    ['carin@foretag.example', 'OPENED'],
  ])
  expect(page.kind === 'SentMessage' && page.deliveries[2]?.openedOn).toBe('PHONE')
  const deliveryId = second.reader.id
  const act = () => recallDelivery(deps, { deliveryId, by: 'PAGE' })
  expect(await fromStatusPage(deps, { ...first.holder, deliveryId, act })).toMatchObject({ kind: 'SentMessage' })
  expect(await findDelivery(deps, second.reader)).toEqual(recalled)
})

test('both hand-overs get more time together, and last equally long', async () => {
  const { gateway, first, second } = await handedOverTwice()
  const { deps, clock } = gateway
  expect(await extendMessage(deps, { messageId: first.messageId, days: 14, by })).toEqual(done)
  const expiresAt = new Date('2027-01-07T10:00:00Z')
  for (const reader of [first.reader, second.reader])
    expect(await findDelivery(deps, reader)).toMatchObject({ expiresAt })
  clock.advance({ days: 40 })
  expect(await press(gateway, second.reader)).toMatchObject({ kind: 'DeliveryOpened' })
})

test('recalls, extensions and openings of both hand-overs at the same time all come to an end', async () => {
  const { gateway, first, second } = await handedOverTwice()
  const { deps } = gateway
  const there = secondServer(gateway)
  const all = [deps, there].flatMap((one) =>
    [first, second].flatMap(({ messageId, reader }) => [
      extendMessage(one, { messageId, days: 1, by }),
      press({ ...gateway, deps: one }, reader),
      recallMessage(one, { messageId, by }),
    ]),
  )
  await Promise.all(all)
  for (const reader of [first.reader, first.other, second.reader])
    expect(await findDelivery(deps, reader)).toEqual(recalled)
})

/** How many of the database's connections wait for another. */
async function waitingForLocks({ deps: { db } }: TestGateway): Promise<number> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await db.execute(waiting)).rows.length
}

test.each([
  ['A recall', (deps: Dependencies, messageId: string) => recallMessage(deps, { messageId, by })],
  ['An extension', (deps: Dependencies, messageId: string) => extendMessage(deps, { messageId, days: 1, by })],
] as const)('%s waits for the first message of its mail and holds none behind it meanwhile', async (_, act) => {
  const { gateway, first, second } = await handedOverTwice()
  const { db } = gateway.deps
  const [lower = '', higher = ''] = [first.messageId, second.messageId].sort()
  const hold = (tx: Executor, id: string) => tx.select().from(messages).where(eq(messages.id, id))
  // Written anew, it stands behind the other in the table.
  await db.update(messages).set({ senderName: 'Eva' }).where(eq(messages.id, lower))
  const acting = await db.transaction(async (tx) => {
    await hold(tx, lower).for('update')
    const outcome = act(gateway.deps, second.messageId)
    await expect.poll(() => waitingForLocks(gateway)).toBe(1)
    expect(await db.transaction((other) => hold(other, higher).for('update', { noWait: true }))).toHaveLength(1)
    return { outcome }
  })
  expect(await acting.outcome).toEqual(done)
})

test('a recall that a message has joined meanwhile keeps nobody waiting in a circle who hands over more', async () => {
  const { gateway, first, second } = await handedOverTwice('<one@kommun.example>')
  const { db } = gateway.deps
  const [lower = '', higher = ''] = [first.messageId, second.messageId].sort()
  const joins = (messageIdDigest: Bytes | null) =>
    db.update(messages).set({ messageIdDigest }).where(eq(messages.id, lower))
  const [mail] = await db.select().from(messages).where(eq(messages.id, higher))
  await joins(null)
  const acting = await db.transaction(async (tx) => {
    await tx.select().from(messages).where(eq(messages.id, higher)).for('update')
    const recall = recallMessage(secondServer(gateway), { messageId: higher, by })
    await expect.poll(() => waitingForLocks(gateway)).toBe(1)
    await joins(mail?.messageIdDigest ?? null)
    // Holds the lower one and waits for the higher one, which the recall has first.
    const handOver = handOverFor({ deps: secondServer(gateway) }, dan)
    await expect.poll(() => waitingForLocks(gateway)).toBe(2)
    return { both: Promise.all([recall, handOver]) }
  })
  expect(await acting.both).toMatchObject([done, { kind: 'MailAccepted' }])
  const rows = await db.select({ state: deliveries.state }).from(deliveries)
  expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'RECALLED'))
})
