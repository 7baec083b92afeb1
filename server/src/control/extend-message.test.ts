import { readdir } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { anna, annaWithPin, bo, sent } from '../../testing/sent-message.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, type TestRecipient } from '../../testing/test-recipient.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import type { Dependencies } from '../dependencies.ts'
import { events } from '../events/events.tables.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { messages } from '../messages/messages.tables.ts'
import { openThread } from '../messages/thread.ts'
import { findPart } from '../parts/find-part.ts'
import { sendReply } from '../replies/send-reply.ts'
import { extendMessage } from './extend-message.ts'
import { recallDelivery } from './recall-delivery.ts'

const by = 'PAGE'
const done = { kind: 'ControlDone' }
const refused = (reason: string) => ({ kind: 'ControlRefused', reason })

const reply = (reader: TestRecipient, key = 'b') => ({
  input: {
    deliveryId: reader.id,
    idempotencyKey: `0193a1b2-0000-7000-8000-00000000000${key}`,
    subject: 'Om mötet',
    text: 'Tack!',
  },
  attachments: [],
  sessionToken: reader.session(),
})

/** Days go by, each ending with what expiry destroys. */
async function live({ deps, clock }: TestGateway, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    clock.advance({ days: 1 })
    await expireMessages(deps)
  }
}

async function subjectRead(deps: Dependencies, gateway: TestGateway, reader: TestRecipient): Promise<string> {
  const opened = await press({ ...gateway, deps }, reader)
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return (await readMessage(deps, reader, opened)).manifest.subject
}

test('an extended message lives on when its first day is over: link, code, notice, thread and replies, on every server', async () => {
  const gateway = await testGateway({ EXPIRY_DAYS: '7' })
  const { deps, mails, runJobs } = gateway
  const { reader, other, messageId } = await sent(gateway, [annaWithPin, bo])
  await press(gateway, other)
  await sendReply(deps, reply(other))
  expect(await extendMessage(deps, { messageId, days: 14, by })).toEqual(done)
  const day = '2026-12-15'
  expect((await readdir(deps.config.dayKeyFolder)).sort()).toEqual(['2026-12-01.key', `${day}.key`])
  await live(gateway, 13)
  expect(await readdir(deps.config.dayKeyFolder)).toEqual([`${day}.key`])
  const there = secondServer(gateway)
  expect(await findDelivery(there, reader)).toMatchObject({ expiresAt: new Date('2026-12-15T10:00:00Z') })
  await press({ ...gateway, deps: there }, reader)
  expect(await enter({ ...gateway, deps: there }, reader, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  expect(await subjectRead(there, gateway, other)).toBe('Om mötet')
  const [message] = await deps.db.select().from(messages)
  if (!message) throw new Error('no message')
  expect((await openThread(deps, message)).messageId).toContain('@kommun.example')
  mails.sent.length = 0
  await sendReply(there, reply(other, 'c'))
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['eva@kommun.example', 'eva@kommun.example'])
  await live(gateway, 9)
  expect(await findDelivery(deps, reader)).toEqual({ kind: 'DeliveryGone', reason: 'EXPIRED' })
  expect(await readdir(deps.config.dayKeyFolder)).toEqual([])
})

test('nothing that is sealed hangs on the first day any more', async () => {
  const gateway = await testGateway({ EXPIRY_DAYS: '7' })
  const { deps, runJobs, mails } = gateway
  const { reader, messageId } = await sent(gateway, [annaWithPin])
  await extendMessage(deps, { messageId, days: 1, by })
  const before = await deps.keyStore.existingDayKey('2026-12-01')
  await deps.keyStore.destroyBefore('2026-12-02')
  expect(before).toBeDefined()
  const delivery = await deliveryById(deps.db, reader.id)
  if (!delivery) throw new Error('no delivery')
  expect(await openPhone(deps, delivery)).toBe('+46701234567')
  // The kept link secret makes the same link as before.
  mails.sent.length = 0
  await deps.db.transaction((tx) => deps.jobs.enqueue(tx, 'send-notice', [{ deliveryId: reader.id }]))
  await runJobs()
  await press(gateway, reader)
  expect(await enter(gateway, reader, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
})

test('days are added to the end that the sender saw, once, however often and where it is pressed', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { reader, messageId } = await sent(gateway, [anna])
  const from = new Date(clock.now().getTime() + 30 * 86_400_000)
  const presses = [deps, secondServer(gateway), deps].map((one) =>
    extendMessage(one, { messageId, days: 14, from, by }),
  )
  expect(await Promise.all(presses)).toEqual([done, done, done])
  expect(await findDelivery(deps, reader)).toMatchObject({ expiresAt: new Date('2027-01-07T10:00:00Z') })
  const extended = await deps.db.select().from(events).where(eq(events.kind, 'DELIVERY_EXTENDED'))
  expect(extended).toMatchObject([{ messageId, details: { by, days: 14 } }])
})

test('a message lives for 365 days at most, and only one that lives can be extended', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { messageId } = await sent(gateway, [anna])
  for (const days of [0, -1, 1.5, 336, Number.NaN])
    expect(await extendMessage(deps, { messageId, days, by })).toEqual(refused('DAYS_NOT_ALLOWED'))
  expect(await extendMessage(deps, { messageId, days: 335, by })).toEqual(done)
  expect(await extendMessage(deps, { messageId, days: 1, by })).toEqual(refused('DAYS_NOT_ALLOWED'))
  clock.advance({ days: 365 })
  expect(await extendMessage(deps, { messageId, days: 1, by })).toEqual(refused('ENDED'))
  const { messageId: recalled, reader } = await sent(gateway, [anna])
  await recallDelivery(deps, { deliveryId: reader.id, by })
  expect(await extendMessage(deps, { messageId: recalled, days: 1, by })).toEqual(refused('ENDED'))
  const nothing = { messageId: '0193a1b2-0000-7000-8000-00000000000a', days: 1, by } as const
  expect(await extendMessage(deps, nothing)).toEqual(refused('UNKNOWN'))
})

test('what was recalled stays so when the others get more time, and after it', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, other, messageId } = await sent(gateway, [anna, bo])
  await recallDelivery(deps, { deliveryId: reader.id, by })
  expect(await extendMessage(deps, { messageId, days: 14, by })).toEqual(done)
  expect(await findDelivery(deps, reader)).toEqual({ kind: 'DeliveryGone', reason: 'RECALLED' })
  expect(await subjectRead(deps, gateway, other)).toBe('Om mötet')
  await live(gateway, 45)
  expect(await findDelivery(deps, reader)).toEqual({ kind: 'DeliveryGone', reason: 'RECALLED' })
})

test('whoever reads while it is extended reads on, and a reply that was begun before it arrives after the first day', async () => {
  const gateway = await testGateway({ EXPIRY_DAYS: '7' })
  const { deps, mails, runJobs } = gateway
  const { reader, messageId, row } = await sent(gateway, [anna])
  await press(gateway, reader)
  const there = secondServer(gateway)
  const part = await findPart(there, { deliveryId: reader.id, partId: 'manifest', sessionToken: reader.session() })
  const chunks = part?.chunks[Symbol.asyncIterator]()
  // The reply has read the delivery, and is on its way in, when the day changes.
  const scanned = Promise.withResolvers<undefined>()
  const goOn = Promise.withResolvers<undefined>()
  const verdict = { kind: 'Clean' } as const
  const scan = {
    write: async () => undefined,
    verdict: async () => (scanned.resolve(undefined), await goOn.promise, verdict),
    end: () => undefined,
  }
  const virusScanner = { begin: async () => scan, isWell: async () => true }
  const replying = sendReply({ ...there, virusScanner }, reply(reader))
  await scanned.promise
  expect(await extendMessage(deps, { messageId, days: 14, by })).toEqual(done)
  goOn.resolve(undefined)
  expect((await chunks?.next())?.done).toBe(false)
  expect(await replying).toMatchObject({ kind: 'ReplyAccepted' })
  await live(gateway, 8)
  mails.sent.length = 0
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['eva@kommun.example'])
  expect(await row(reader.id)).toMatchObject({ state: 'OPENED' })
})

test('openings, codes and extensions at the same time all come through', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, other, messageId } = await sent(gateway, [annaWithPin, bo])
  const there = secondServer(gateway)
  const all = [1, 2, 3, 4].flatMap((days) => [
    extendMessage(days % 2 ? deps : there, { messageId, days, by }),
    press({ ...gateway, deps: there }, other),
    press(gateway, reader),
  ])
  const kinds = (await Promise.all(all)).map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['ControlDone', 'DeliveryOpened', 'PinSent']))
  expect(await enter(gateway, reader, pinOf(gateway))).toMatchObject({ kind: 'DeliveryOpened' })
  expect(await findDelivery(deps, other)).toMatchObject({ expiresAt: new Date('2027-01-03T10:00:00Z') })
})

test('a message that is extended while expiry looks at it is not destroyed', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { reader, messageId } = await sent(gateway, [anna])
  // The clock of the server that destroys goes ahead by a minute.
  const ahead = { ...deps, clock: { now: () => new Date(clock.now().getTime() + 60_000) } }
  clock.advance({ days: 30, seconds: -1 })
  const transaction = deps.db.transaction.bind(deps.db)
  let isFirst = true
  const db = Object.create(deps.db) as Dependencies['db']
  db.transaction = async (work) => {
    if (isFirst) {
      isFirst = false
      await extendMessage(deps, { messageId, days: 1, by })
    }
    return transaction(work)
  }
  await expireMessages({ ...ahead, db })
  expect(await findDelivery(deps, reader)).toMatchObject({ kind: 'DeliverySummary' })
})
