import { readdir } from 'node:fs/promises'
import { count, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { newId } from '../keys/new-id.ts'
import { messages } from '../messages/messages.tables.ts'
import { finishParts, partWriter } from '../parts/part-writer.ts'
import { sealedChunks, sealedParts, unfinishedOwners } from '../parts/parts.tables.ts'
import { contentScan } from '../viruses/content-scan.ts'
import { expireMessages } from './expire-messages.ts'

const sender = 'eva@kommun.example'

test('after its days a message is destroyed: keys, ciphertext and the key of its day', async () => {
  const { deps, clock, mails, runJobs } = await testGateway({ EXPIRY_DAYS: '7' })
  await acceptMail(deps, { sender, recipients: ['anna@foretag.example.0701234567.s'], rfc822: simpleMail() })
  await runJobs()
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  clock.advance({ days: 6 })
  await expireMessages(deps)
  expect(await findDelivery(deps, recipient)).toMatchObject({ kind: 'DeliverySummary' })
  clock.advance({ days: 1 })
  const gone = { kind: 'DeliveryGone', reason: 'EXPIRED' }
  expect(await findDelivery(deps, recipient)).toEqual(gone)
  await expireMessages(deps)
  expect(await findDelivery(deps, recipient)).toEqual(gone)
  expect(await openDelivery(deps, { ...recipient, language: 'sv' })).toEqual(gone)
  expect(await deps.db.select().from(deliveries)).toMatchObject([
    { state: 'EXPIRED', sealedKey: null, sealedLinkSecret: null, sealedPhone: null },
  ])
  for (const table of [sealedChunks, sealedParts])
    expect(await deps.db.select({ n: count() }).from(table)).toEqual([{ n: 0 }])
  expect((await deps.db.select().from(events)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['DELIVERY_EXPIRED', 'MESSAGE_DESTROYED']),
  )
  expect(await readdir(deps.config.dayKeyFolder)).toEqual(['2026-12-01.key'])
  clock.advance({ days: 1 })
  await expireMessages(deps)
  expect(await readdir(deps.config.dayKeyFolder)).toEqual([])
})

test('the sender of a message that nobody opened is told that its time is over', async () => {
  const { deps, clock, mails, runJobs } = await testGateway()
  await acceptMail(deps, { sender, recipients: ['anna@foretag.example.s'], rfc822: simpleMail() })
  await acceptMail(deps, { sender, recipients: ['bo@foretag.example.s'], rfc822: simpleMail() })
  await runJobs()
  const [one] = mails.sent
  await openDelivery(deps, { ...(await recipientOfNotice(one)), language: 'sv' })
  clock.advance({ days: 30 })
  await Promise.all([expireMessages(deps), expireMessages(deps)])
  mails.sent.length = 0
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual([sender])
})

test('a message that cannot be destroyed keeps nothing else from being destroyed, not even the key of its own day', async () => {
  const { deps, clock } = await testGateway({ EXPIRY_DAYS: '7' })
  const recipients = ['anna@foretag.example.s']
  const ids: string[] = []
  for (let message = 0; message < 3; message++) {
    await acceptMail(deps, { sender, recipients, rfc822: simpleMail() })
    const rows = await deps.db.select({ id: deliveries.id }).from(deliveries)
    ids.push(rows.find(({ id }) => !ids.includes(id))?.id ?? '')
    clock.advance({ minutes: 1 })
  }
  const logged: object[] = []
  const jobs: Jobs = {
    enqueue: async (tx, name, data) => {
      if (JSON.stringify(data).includes(ids[0] ?? '')) throw new TypeError('Dear Anna')
      await deps.jobs.enqueue(tx, name, data)
    },
  }
  const log = { ...deps.log, error: (event: string, fields?: object) => logged.push({ event, ...fields }) }
  clock.advance({ days: 8 })
  expect(await expireMessages({ ...deps, jobs, log })).toEqual({ kind: 'TryLater', code: 'NOT_ALL' })
  const states = await deps.db.select({ id: deliveries.id, state: deliveries.state }).from(deliveries)
  expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
    [ids[0] ?? '']: 'ACCEPTED',
    [ids[1] ?? '']: 'EXPIRED',
    [ids[2] ?? '']: 'EXPIRED',
  })
  expect(await readdir(deps.config.dayKeyFolder)).toEqual([])
  expect(logged).toEqual([{ event: 'not destroyed', what: 'message', id: expect.any(String), error: 'TypeError' }])
  expect(await expireMessages(deps)).toEqual({ kind: 'Done' })
  expect(new Set((await deps.db.select().from(deliveries)).map(({ state }) => state))).toEqual(new Set(['EXPIRED']))
})

test('more messages than are read at a time are destroyed in one go', async () => {
  const { deps, clock } = await testGateway()
  await acceptMail(deps, { sender, recipients: ['anna@foretag.example.s'], rfc822: simpleMail() })
  const [one] = await deps.db.select().from(messages)
  if (!one) throw new Error('no message')
  const same = Array.from({ length: 120 }, () => ({ ...one, id: newId(deps) }))
  await deps.db.insert(messages).values(same)
  clock.advance({ days: 31 })
  expect(await expireMessages(deps)).toEqual({ kind: 'Done' })
  expect(await deps.db.select({ n: count() }).from(messages).where(isNull(messages.expiredAt))).toEqual([{ n: 0 }])
})

test('chunks that the database wrote only after they were given up are swept away after a day', async () => {
  const { deps, clock } = await testGateway()
  const insert = deps.db.insert.bind(deps.db)
  const late: (() => Promise<unknown>)[] = []
  deps.db.insert = (table) => {
    const into = insert(table)
    if ((table as unknown) !== sealedChunks) return into
    into.values = (rows: never) => {
      late.push(async () => insert(table).values(rows))
      throw new Error('Query read timeout')
    }
    return into
  }
  const parts = partWriter(deps, { ownerId: newId(deps), contentKey: deps.random(32), scan: contentScan(deps) })
  const written = parts.write('1', ReadableStream.from([Buffer.alloc(2 * 1024 * 1024)]))
  await expect(written).rejects.toThrow('Query read timeout')
  await parts.abandon()
  for (const write of late) await write()
  expect(await deps.db.select({ n: count() }).from(sealedChunks)).not.toEqual([{ n: 0 }])
  clock.advance({ days: 2 })
  await expireMessages(deps)
  expect(await deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 0 }])
})

test('what a client began to send and never finished is swept away after a day', async () => {
  const { deps, clock } = await testGateway()
  const parts = partWriter(deps, { ownerId: newId(deps), contentKey: deps.random(32), scan: contentScan(deps) })
  await parts.write('1', ReadableStream.from([Buffer.alloc(2 * 1024 * 1024)]))
  expect(await deps.db.select({ n: count() }).from(unfinishedOwners)).toEqual([{ n: 1 }])
  clock.advance({ minutes: 60 })
  await expireMessages(deps)
  expect(await deps.db.select({ n: count() }).from(unfinishedOwners)).toEqual([{ n: 1 }])
  clock.advance({ days: 1 })
  await expireMessages(deps)
  expect(await deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 0 }])
  await expect(deps.db.transaction((tx) => finishParts(tx, [parts]))).rejects.toThrow('swept away')
})
