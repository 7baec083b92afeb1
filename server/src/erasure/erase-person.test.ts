import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { count, eq, isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { anna, correspondence, dump, eva, reply, rowsWith, say, send, timesIn } from '../../testing/correspondence.ts'
import { bounce, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage } from '../../testing/test-recipient.ts'
import { stampEvents } from '../audit/stamp-events.ts'
import { verifyEvents, type AuditFault } from '../audit/verify-events.ts'
import { returnPath } from '../bounces/return-path.ts'
import { takenCommands } from '../commands/commands.tables.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { makeDigests } from '../digests/make-digests.ts'
import { events } from '../events/events.tables.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { auditVerifier, loadAuditKey } from '../keys/audit-key.ts'
import { findPart } from '../parts/find-part.ts'
import { sealedChunks } from '../parts/parts.tables.ts'
import { remindRecipients } from '../reminders/remind-recipients.ts'
import { replies } from '../replies/replies.tables.ts'
import { erasePerson } from './erase-person.ts'
import { findPerson } from './find-person.ts'

const erase = ({ deps }: TestGateway, address = anna) => erasePerson(deps, { address })

test('after a person is erased the database has nothing of them, and the audit chain is whole', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { signer, publicPem } = await loadAuditKey(deps.config.auditKeyFile)
  await correspondence(gateway)
  const before = await dump(gateway)
  for (const needle of [anna, 'Anna Berg']) expect(timesIn(before, needle)).toBeGreaterThan(1)
  // Whatever is kept of a person is there to be erased: a table that is new must have a row of hers, too.
  expect(Object.entries(await rowsWith(gateway, anna)).filter(([, rows]) => rows === 0)).toEqual([])
  const commandMails = () => deps.db.select().from(takenCommands).where(isNotNull(takenCommands.sealedMessageId))
  expect(await commandMails()).toHaveLength(2)
  await stampEvents(deps, { signer })

  const details = { deliveries: 3, messages: 2, provenNumber: true, directoryNumber: true }
  const counts = { received: 3, unopened: 2, sent: 2, repliesWaiting: 1 }
  expect(await findPerson(deps, anna)).toMatchObject({ ...counts, hasProvenNumber: true, isInDirectory: true })
  expect(await erase(gateway)).toEqual({ kind: 'PersonErased', ...details })
  const after = await dump(gateway)
  for (const needle of [anna, 'Anna Berg', '0701234567', '46701234567'])
    expect([needle, timesIn(after, needle)]).toEqual([needle, 0])
  expect(timesIn(after, 'bo@foretag.example')).toBeGreaterThan(0)
  expect(await commandMails()).toEqual([])

  await stampEvents(deps, { signer })
  const faults: AuditFault[] = []
  const listener = { onDay: () => undefined, onFault: (fault: AuditFault) => faults.push(fault) }
  const verified = await verifyEvents(deps.db, { verifier: auditVerifier(publicPem), ...listener })
  expect({ faults, ...verified }).toMatchObject({ faults: [], unstamped: 0 })
  expect(await deps.db.select().from(events).where(eq(events.kind, 'PERSON_ERASED'))).toMatchObject([{ details }])
})

test('nobody opens their messages any more, and what only they could open is deleted', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { withPin, unopened, shared } = await correspondence(gateway)
  const session = withPin.session()
  await erase(gateway)
  for (const recipient of [withPin, unopened, shared]) {
    expect(await findDelivery(deps, recipient)).toEqual({ kind: 'DeliveryGone', reason: 'UNKNOWN' })
    expect(await openDelivery(deps, { ...recipient, language: 'sv' })).toEqual({
      kind: 'DeliveryGone',
      reason: 'UNKNOWN',
    })
  }
  expect(await findPart(deps, { deliveryId: withPin.id, partId: 'manifest', sessionToken: session })).toBeUndefined()
  const erased = await deps.db.select().from(deliveries).where(eq(deliveries.state, 'EXPIRED'))
  expect(erased).toHaveLength(3)
  for (const { sealedKey, sealedLinkSecret, sealedPhone } of erased)
    expect([sealedKey, sealedLinkSecret, sealedPhone]).toEqual([null, null, null])
  const left = await deps.db.selectDistinct({ owner: sealedChunks.ownerId }).from(sealedChunks)
  expect(left).toHaveLength(3) // the one that Bo has too, and the two that she wrote
  for (const table of ['pins', 'sessions', 'proven_numbers'])
    expect((await deps.db.execute(sql.raw(`select count(*)::int as n from ${table}`))).rows).toEqual([{ n: 0 }])
})

test('other recipients keep the message, and those whom the person wrote to keep theirs', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const { bo, written } = await correspondence(gateway)
  await erase(gateway)
  for (const recipient of [bo, written]) {
    const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
    if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
    expect((await readMessage(deps, recipient, opened)).manifest.text).toContain('Hej Anna!')
  }
  expect(await findDelivery(deps, written)).toMatchObject({ senderAddress: null, senderName: null })
})

test('what waited to be done about the person comes to nothing: no mail to them, from them or of them', async () => {
  const gateway = await testGateway()
  const { deps, mails, clock } = gateway
  const { withPin, written } = await correspondence(gateway)
  await gateway.runJobs() // Her reply has gone out, and comes back later.
  await reply(gateway, withPin)
  await acceptMail(deps, { sender: eva, recipients: [`${anna}.s`], rfc822: simpleMail() })
  const [ofHers] = await deps.db.select().from(replies).where(eq(replies.state, 'SENT'))
  await say(gateway, { about: written, sender: anna, said: 'status' })
  await say(gateway, { about: withPin, sender: eva, said: 'status' })
  clock.advance({ days: 28 })
  await makeDigests(deps)
  await remindRecipients(deps)
  await erase(gateway)
  mails.sent.length = 0
  expect((await gateway.runJobs()).map(({ outcome }) => outcome)).not.toContain('TryLater')
  const back = returnPath(deps, { about: 'reply', id: ofHers?.id ?? '' })
  await acceptMail(deps, { sender: null, recipients: [back], rfc822: bounce('failed', '5.1.1') })
  clock.advance({ days: 3 })
  await expireMessages(deps)
  expect((await gateway.runJobs()).map(({ outcome }) => outcome)).not.toContain('TryLater')
  // Bo's message, and Carl's, whose sender is nobody now, are about to end; then Bo's is over unread. Eva hears of that, and of nothing else.
  const [bo, carl] = ['bo@foretag.example', 'carl@foretag.example']
  expect(mails.sent.map(({ envelope }) => envelope.to).sort()).toEqual([bo, carl, eva, eva])
  expect(JSON.stringify(mails.sent)).not.toMatch(/anna|erased/i)
})

test('a reply to an erased sender reaches nobody, and whoever wrote it is told, whether it waited or comes later', async () => {
  const gateway = await testGateway()
  const { deps, mails } = gateway
  const [carl] = await send(gateway, ['carl@foretag.example.s'], `Anna Berg <${anna}>`)
  if (!carl) throw new Error('no notice')
  await openDelivery(deps, { ...carl, language: 'sv' })
  await reply(gateway, carl)
  await erase(gateway)
  const parts = await deps.db.selectDistinct({ owner: sealedChunks.ownerId }).from(sealedChunks)
  expect(parts).toHaveLength(1) // the message alone
  for (const when of ['waited', 'later']) {
    if (when === 'later') await reply(gateway, carl)
    mails.sent.length = 0
    await gateway.runJobs()
    expect(mails.sent.map(({ envelope }) => envelope.to)).toEqual(['carl@foretag.example'])
    expect(JSON.stringify(mails.sent)).not.toContain('erased')
  }
  expect(await deps.db.select({ state: replies.state }).from(replies)).toEqual([
    { state: 'UNDELIVERABLE' },
    { state: 'UNDELIVERABLE' },
  ])
})

test('more than fits in a transaction is erased in one go; again, and for somebody unknown, it finds nothing', async () => {
  const gateway = await testGateway()
  const { db } = gateway.deps
  await send(gateway, [`${anna}.s`])
  const [one] = await db.select().from(deliveries)
  if (!one) throw new Error('no delivery')
  const same = Array.from({ length: 230 }, () => ({ ...one, id: randomUUID(), intakeDigest: gateway.deps.random(32) }))
  await db.insert(deliveries).values(same)
  expect(await erase(gateway)).toMatchObject({ deliveries: 231 })
  expect(await erase(gateway)).toMatchObject({
    deliveries: 0,
    messages: 0,
    provenNumber: false,
    directoryNumber: false,
  })
  expect(await erase(gateway, 'nobody@foretag.example')).toMatchObject({ deliveries: 0 })
  const erasedEvents = db.select({ n: count() }).from(events).where(eq(events.kind, 'DELIVERY_ERASED'))
  expect(await erasedEvents).toEqual([{ n: 231 }])
})

test('a domain in any writing is one domain, and another person at it is another', async () => {
  const gateway = await testGateway()
  const recipients = ['åsa@räksmörgås.example.s', 'bo@räksmörgås.example.s']
  await acceptMail(gateway.deps, { sender: eva, recipients, rfc822: simpleMail() })
  expect(await erase(gateway, 'åsa@XN--RKSMRGS-5WAO1O.example')).toMatchObject({ deliveries: 1 })
  expect((await findPerson(gateway.deps, 'bo@räksmörgås.example')).received).toBe(1)
})

test('the command says what it will do, asks, and without a yes changes nothing', async () => {
  const gateway = await testGateway()
  const { db, config } = gateway.deps
  await send(gateway, [`${anna}.s`])
  const run = async (args: string[], answer: string) => {
    const file = fileURLToPath(new URL('erase-person.main.ts', import.meta.url))
    const env = { PATH: process.env['PATH'], DATABASE_URL: config.database.url.reveal(), DATA_DIR: config.dataFolder }
    const child = spawn(process.execPath, [file, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.end(answer)
    const [[code], output] = await Promise.all([once(child, 'exit'), text(child.stdout)])
    return { code: code as number, output }
  }
  const known = async () => (await db.select({ address: deliveries.recipientAddress }).from(deliveries))[0]?.address
  for (const answer of ['', 'y\n', 'no\n']) {
    const refused = await run([anna], answer)
    expect(refused.output).toContain('Deliveries as recipient: 1.')
    expect(refused.output).toContain('Nothing was changed.')
    expect(await known()).toBe(anna)
  }
  const unknown = await run(['nobody@foretag.example', '--yes'], '')
  expect(unknown.output).toBe('Nothing is known under this address.\n')
  expect((await run([anna], 'yes\n')).output).toContain('Erased. Deliveries as recipient: 1.')
  expect(await known()).toBe('erased@erased.invalid')
  expect((await run(['anna', '--yes'], '')).code).toBe(2)
}, 120_000)
