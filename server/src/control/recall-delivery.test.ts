import { randomBytes } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { deriveLinkKeys, unwrapContentKey } from '@sigill/envelope/keys.ts'
import { openPart } from '@sigill/envelope/part.ts'
import { enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { anna, annaWithPin, bo, sent } from '../../testing/sent-message.ts'
import { testApi } from '../../testing/test-api.ts'
import { rawMail, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage } from '../../testing/test-recipient.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { openLinkSecret, openPhone, openWrappedKey } from '../deliveries/delivery-seals.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { events } from '../events/events.tables.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { findPart } from '../parts/find-part.ts'
import { readPart } from '../parts/part-reader.ts'
import { sealedChunks, sealedParts } from '../parts/parts.tables.ts'
import { sendReply } from '../replies/send-reply.ts'
import { sessions } from '../sessions/sessions.tables.ts'
import { recallDelivery } from './recall-delivery.ts'

const recalled = { kind: 'DeliveryGone', reason: 'RECALLED' }
const done = { kind: 'ControlDone' }
const by = 'MAIL'
const reply = { idempotencyKey: '0193a1b2-0000-7000-8000-00000000000b', subject: 'Om mötet', text: 'Tack!' }

function mailOf(bytes: number) {
  const attachment = randomBytes(bytes).toString('base64')
  return rawMail([
    'From: Eva Ek <eva@kommun.example>',
    'Message-ID: <akten@kommun.example>',
    'Content-Type: application/octet-stream; name=akten.bin',
    'Content-Disposition: attachment; filename=akten.bin',
    'Content-Transfer-Encoding: base64',
    '',
    attachment.replaceAll(/.{76}/g, '$&\r\n'),
  ])
}

test('a recalled message is gone: keys, sessions, codes and ciphertext, and an event says so', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, messageId, row } = await sent(gateway, [annaWithPin])
  await press(gateway, reader)
  await enter(gateway, reader, pinOf(gateway))
  gateway.clock.advance({ minutes: 1 })
  await press(gateway, reader)
  expect(await recallDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  expect(await findDelivery(deps, reader)).toEqual(recalled)
  expect(await press(gateway, reader)).toEqual(recalled)
  expect(await enter(gateway, reader, pinOf(gateway))).toEqual(recalled)
  const noKeys = { state: 'RECALLED', sealedKey: null, sealedLinkSecret: null, sealedPhone: null }
  expect(await row(reader.id)).toMatchObject(noKeys)
  for (const table of [sealedChunks, sealedParts, sessions])
    expect(await deps.db.select({ n: count() }).from(table)).toEqual([{ n: 0 }])
  const happened = await deps.db.select().from(events).where(eq(events.messageId, messageId)).orderBy(events.id)
  expect(happened.slice(-3)).toMatchObject([
    { kind: 'DELIVERY_RECALLED', deliveryId: reader.id, details: { by: 'MAIL', state: 'OPENED' } },
    { kind: 'MESSAGE_DESTROYED', deliveryId: null },
    { kind: 'MAIL_RECALLED', deliveryId: null, details: { by: 'MAIL' } },
  ])
})

test('a notice that waits to be sent is not sent', async () => {
  const { deps, mails, runJobs } = await testGateway()
  await acceptMail(deps, { sender: 'eva@kommun.example', recipients: [anna], rfc822: simpleMail() })
  const [row] = await deps.db.select().from(deliveries)
  await recallDelivery(deps, { deliveryId: row?.id ?? '', by })
  await runJobs()
  expect(mails.sent).toEqual([])
})

test('the other recipients keep theirs; the ciphertext goes with the last', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, other } = await sent(gateway, [anna, bo])
  await recallDelivery(deps, { deliveryId: reader.id, by })
  expect(await findDelivery(deps, reader)).toEqual(recalled)
  const opened = await press(gateway, other)
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  expect((await readMessage(deps, other, opened)).manifest.subject).toBe('Om mötet')
  await recallDelivery(deps, { deliveryId: other.id, by })
  expect(await deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 0 }])
})

test('once more does nothing more, and what has ended cannot be recalled', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { reader } = await sent(gateway, [anna])
  const { reader: later } = await sent(gateway, [anna])
  const bothAtOnce = [deps, secondServer(gateway)].map((one) => recallDelivery(one, { deliveryId: reader.id, by }))
  expect(await Promise.all(bothAtOnce)).toEqual([done, done])
  const recalls = eq(events.kind, 'DELIVERY_RECALLED')
  expect(await deps.db.select({ n: count() }).from(events).where(recalls)).toEqual([{ n: 1 }])
  clock.advance({ days: 31 })
  const ended = { kind: 'ControlRefused', reason: 'ENDED' }
  expect(await recallDelivery(deps, { deliveryId: later.id, by })).toEqual(ended)
  await expireMessages(deps)
  expect(await recallDelivery(deps, { deliveryId: later.id, by })).toEqual(ended)
  expect(await findDelivery(deps, reader)).toEqual(recalled)
  const destroyed = (await deps.db.select().from(events)).filter(({ kind }) => kind === 'MESSAGE_DESTROYED')
  expect(destroyed).toHaveLength(2)
})

test('whoever is reading on another server is cut off: the parts that are on their way, the next ones, and a reply', async () => {
  const api = await testApi()
  const { gateway, origin } = api
  const { deps } = gateway
  const { reader, other } = await sent(gateway, [anna, bo], mailOf(6_000_000))
  await press(gateway, reader)
  const session = reader.session()
  const cookie = `__Host-sigill-${reader.id}=${toBase64url(session ?? new Uint8Array())}`
  const there = secondServer(gateway)
  const part = await findPart(there, { deliveryId: reader.id, partId: '1', sessionToken: session })
  const chunks = part?.chunks[Symbol.asyncIterator]()
  expect((await chunks?.next())?.done).toBe(false)
  expect(await recallDelivery(deps, { deliveryId: reader.id, by })).toEqual(done)
  await expect(chunks?.next()).rejects.toThrow('destroyed')
  const fetched = await fetch(`${origin}/parts/${reader.id}/1`, { headers: { cookie } })
  expect(fetched.status).toBe(404)
  const answer = { input: { ...reply, deliveryId: reader.id }, attachments: [], sessionToken: session }
  expect(await sendReply(there, answer)).toMatchObject({ kind: 'SessionEnded' })
  expect(await press(gateway, other)).toMatchObject({ kind: 'DeliveryOpened' })
})

test('a part that is being fetched when it is recalled breaks off, and the browser is not left waiting', async () => {
  const { gateway, origin } = await testApi()
  const { reader } = await sent(gateway, [anna], mailOf(12_000_000))
  await press(gateway, reader)
  const cookie = `__Host-sigill-${reader.id}=${toBase64url(reader.session() ?? new Uint8Array())}`
  const answer = await fetch(`${origin}/parts/${reader.id}/1`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  await recallDelivery(gateway.deps, { deliveryId: reader.id, by })
  await expect(answer.arrayBuffer()).rejects.toThrow()
})

test('a code that is being entered, an opening and a reply that end after the recall come to nothing', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  const { reader: bos } = await sent(gateway, [bo])
  await press(gateway, reader)
  await press(gateway, bos)
  // All of them have read the deliveries, and wait for their rows; the recalls are first in line.
  const there = secondServer(gateway)
  const held = await holding(gateway)
  const recalls = [reader, bos].map(({ id }) => recallDelivery(deps, { deliveryId: id, by }))
  await expect.poll(() => held.waiting()).toBe(2)
  const input = { ...reply, deliveryId: bos.id }
  const asked = [
    enter({ ...gateway, deps: there }, reader, pinOf(gateway)),
    press({ ...gateway, deps: there }, bos),
    sendReply(there, { input, attachments: [], sessionToken: bos.session() }),
  ]
  await expect.poll(() => held.waiting()).toBe(5)
  await held.letGo()
  expect(await Promise.all(recalls)).toEqual([done, done])
  expect(await Promise.all(asked)).toEqual([recalled, recalled, recalled])
  await gateway.runJobs()
  expect(gateway.mails.sent.filter(({ envelope }) => envelope.to === 'eva@kommun.example')).toEqual([])
})

/** Holds every delivery, so that what wants one waits in line. */
async function holding({ deps }: TestGateway) {
  const ready = Promise.withResolvers<undefined>()
  const over = Promise.withResolvers<undefined>()
  const held = deps.db.transaction(async (tx) => {
    await tx.select().from(deliveries).for('update')
    ready.resolve(undefined)
    await over.promise
  })
  await ready.promise
  return {
    waiting: async () => {
      const { rows } = await deps.db.execute<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
      return rows[0]?.n
    },
    letGo: () => {
      over.resolve(undefined)
      return held
    },
  }
}

test('a reply that was written before still reaches the sender', async () => {
  const gateway = await testGateway()
  const { deps, mails, runJobs } = gateway
  const { reader } = await sent(gateway, [anna])
  await press(gateway, reader)
  const input = { ...reply, deliveryId: reader.id }
  await sendReply(deps, { input, attachments: [], sessionToken: reader.session() })
  await recallDelivery(deps, { deliveryId: reader.id, by })
  mails.sent.length = 0
  await runJobs()
  expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['eva@kommun.example'])
})

/** What whoever has the database, the key ring and the day keys can make of the deliveries: content keys, and parts they open. */
async function insider({ deps }: TestGateway): Promise<string[]> {
  const found: string[] = []
  for (const { id } of await deps.db.select({ id: deliveries.id }).from(deliveries)) {
    const delivery = await deliveryById(deps.db, id)
    if (!delivery) continue
    if ((await openPhone(deps, delivery)) !== undefined) found.push('number')
    const linkSecret = await openLinkSecret(deps, delivery)
    const wrappedKey = await openWrappedKey(deps, delivery)
    if (wrappedKey) found.push('wrapped key')
    if (!linkSecret || !wrappedKey) continue
    const { wrapKey } = await deriveLinkKeys(linkSecret)
    const contentKey = await unwrapContentKey({ wrapKey, deliveryId: id, wrappedKey })
    const part = { ownerId: delivery.messageId, partId: 'manifest' }
    const sealed = ReadableStream.from(readPart(deps.db, part))
    const plain = await new Response(sealed.pipeThrough(openPart({ contentKey, ...part }))).text()
    found.push(...(/Om mötet/.exec(plain) ?? []))
  }
  return found
}

test('with database, key ring and day keys in hand a recalled message cannot be opened, though nobody had opened it', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader } = await sent(gateway, [annaWithPin])
  expect(await insider(gateway)).toEqual(['number', 'wrapped key', 'Om mötet'])
  await recallDelivery(deps, { deliveryId: reader.id, by })
  expect(await deps.keyStore.existingDayKey('2026-12-24')).toBeDefined()
  expect(await insider(gateway)).toEqual([])
})

test('nor with the link of the recipient it was taken back from, while another one has it', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { reader, other } = await sent(gateway, [anna, bo])
  await press(gateway, other)
  await recallDelivery(deps, { deliveryId: reader.id, by })
  // What is left is wrapped under the other one's link, which nobody but that one has.
  expect(await insider(gateway)).toEqual(['wrapped key'])
  const left = await deliveryById(deps.db, other.id)
  const wrappedKey = left && (await openWrappedKey(deps, left))
  if (!wrappedKey) throw new Error('no key is left')
  const { wrapKey } = reader
  for (const deliveryId of [reader.id, other.id])
    await expect(unwrapContentKey({ wrapKey, deliveryId, wrappedKey })).rejects.toThrow()
})
