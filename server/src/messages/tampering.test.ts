import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { atLevelLink } from '../../testing/at-level-link.ts'
import { mailRelay } from '../../testing/mail-relay.ts'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import { sendAnswer } from '../commands/send-answer.ts'
import { controlWays } from '../control/control-ways.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import type { DeliveryOpened } from '../deliveries/hand-out.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { importDirectory } from '../directory/import-directory.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { checkedKeyRing } from '../keys/check-key-ring.ts'
import { sealedColumns, type SealedColumn } from '../keys/sealed-values.store.ts'
import { sendNotice } from '../notices/send-notice.ts'
import { smtpMailSender } from '../ports/mail-sender.smtp.ts'
import { deliverReply } from '../replies/deliver-reply.ts'
import { sendReply } from '../replies/send-reply.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
})

const sender = 'eva@kommun.example'
const text = 'what nobody else may read'

const accept = (recipients: string[], change: { text?: string } = {}) =>
  acceptMail(gateway.deps, { sender, recipients, rfc822: simpleMail({ text, ...change }) })

async function send(...sent: Parameters<typeof accept>): Promise<void> {
  expect((await accept(...sent)).kind).toBe('MailAccepted')
}

/** A delivery at level PIN that was opened, and whose number is proven. */
async function opened(): Promise<TestRecipient> {
  const recipient = await announced(gateway)
  await press(gateway, recipient)
  await enter(gateway, recipient, pinOf(gateway))
  return recipient
}

/** The message as its recipient gets it, whose session goes on. */
async function read(recipient: TestRecipient): Promise<string | undefined> {
  const delivery = await openDelivery(gateway.deps, { ...recipient, language: 'en' })
  if (delivery.kind !== 'DeliveryOpened') return undefined
  return (await readMessage(gateway.deps, recipient, delivery)).manifest.text
}

async function reply(recipient: TestRecipient, file?: Uint8Array): Promise<string> {
  const input = { deliveryId: recipient.id, idempotencyKey: randomUUID(), subject: 'Sv', text }
  const attachments = file ? [uploadOf(file, { fileName: 'a.bin', contentType: 'application/octet-stream' })] : []
  const sent = await sendReply(gateway.deps, { input, attachments, sessionToken: recipient.session() })
  return sent.kind === 'ReplyAccepted' ? sent.id : expect.fail(sent.kind)
}

type Place = { table: string; column: string; key: string; id: string }

/** Changes every byte of a value, one after the other, and puts it back. @returns the bytes at which `attempt` got something */
async function withEveryByteChanged(place: Place, attempt: () => Promise<unknown>): Promise<number[]> {
  const { db } = gateway.deps
  const [table, column] = [sql.identifier(place.table), sql.identifier(place.column)]
  const where = sql`where ${sql.identifier(place.key)}::text = ${place.id}`
  const flip = (at: number) =>
    sql`update ${table} set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 64) ${where}`
  const { rows } = await db.execute<{ length: number }>(sql`select length(${column}) as length from ${table} ${where}`)
  const length = rows[0]?.length ?? 0
  expect(length).toBeGreaterThan(90)
  const got: number[] = []
  for (let at = 0; at < length; at++) {
    await db.execute(flip(at))
    if (await attempt().catch(() => undefined)) got.push(at)
    await db.execute(flip(at))
  }
  return got
}

async function idOf(table: string, where = sql``): Promise<string> {
  const { rows } = await gateway.deps.db.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} ${where}`)
  return rows[0]?.id ?? ''
}

test('a message whose content was changed in any byte shows nothing', async () => {
  await send(['anna@foretag.example.0701234567.s'])
  await atLevelLink(gateway)
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const message = await idOf('messages')
  expect(await read(recipient)).toContain(text)
  const content = { table: 'sealed_chunks', column: 'bytes', key: 'owner_id', id: message }
  const handedOut = (await openDelivery(gateway.deps, { ...recipient, language: 'en' })) as DeliveryOpened
  expect(await withEveryByteChanged(content, () => readMessage(gateway.deps, recipient, handedOut))).toEqual([])
  expect(await read(recipient)).toContain(text)
})

/** Whose value it is, and what gets something by it. */
type Use = { id: string; attempt: () => Promise<unknown> }

/** One delivery that its link opens; one whose reply waits; one that nobody has opened, and a command about it; numbers. */
async function usesOfSealedValues(): Promise<Record<keyof typeof sealedColumns, Use>> {
  const { deps } = gateway
  const linked = await announced(gateway, ['bo@foretag.example.0701234568.s'])
  await atLevelLink(gateway)
  const recipient = await opened()
  await send(['cai@foretag.example.0701234569.s'])
  const unread = await idOf('deliveries', sql`where recipient_address = 'cai@foretag.example'`)
  const delivery = await deliveryById(deps.db, unread)
  await accept([delivery ? controlWays(deps, delivery).answerTo : ''], { text: 'status' })
  await importDirectory(deps, { text: 'dea@foretag.example;0739999999' })
  await checkedKeyRing(deps, { file: deps.config.kekFile })
  const [replyId, commandId] = [await reply(recipient), await idOf('taken_commands')]
  const delivering = () => deliverReply(deps, { replyId })
  return {
    contentKeys: { id: linked.id, attempt: () => read(linked) },
    linkSecrets: { id: unread, attempt: () => sendNotice(deps, { deliveryId: unread }) },
    phones: { id: recipient.id, attempt: () => press(gateway, recipient) },
    threads: { id: await messageOf(recipient), attempt: delivering },
    replyKeys: { id: replyId, attempt: delivering },
    commandMails: { id: commandId, attempt: () => sendAnswer(deps, { commandId }) },
    provenNumbers: { id: 'anna@foretag.example', attempt: () => accept(['anna@foretag.example.s']) },
    directoryNumbers: { id: 'dea@foretag.example', attempt: () => accept(['dea@foretag.example.s']) },
    canary: { id: '1', attempt: () => checkedKeyRing(deps, { file: deps.config.kekFile }) },
  }
}

test('a sealed value that was changed in any byte leads nobody anywhere, whichever it is', async () => {
  const uses = await usesOfSealedValues()
  const [mails, sms] = [gateway.mails.sent.length, gateway.sms.sent.length]
  for (const [name, column] of Object.entries(sealedColumns) as [keyof typeof uses, SealedColumn][]) {
    const { id, attempt } = uses[name]
    expect([name, await withEveryByteChanged({ ...column, id }, attempt)]).toEqual([name, []])
  }
  expect([gateway.mails.sent.length, gateway.sms.sent.length]).toEqual([mails, sms])
  for (const { attempt } of Object.values(uses)) expect(await attempt()).toBeTruthy()
})

async function messageOf({ id }: TestRecipient): Promise<string> {
  const { rows } = await gateway.deps.db.execute<{ id: string }>(
    sql`select message_id as id from deliveries where id = ${id}`,
  )
  return rows[0]?.id ?? ''
}

/** Two messages to the same person, and one of them to somebody else as well; all of them opened by link. */
async function threeDeliveries(): Promise<TestRecipient[]> {
  await send(['anna@foretag.example.0701234567.s'])
  await send(['anna@foretag.example.0701234567.s', 'bo@foretag.example.0701234568.s'], { text: 'the other' })
  await atLevelLink(gateway)
  await gateway.runJobs()
  return Promise.all(gateway.mails.sent.map(recipientOfNotice))
}

test('deliveries that nobody touched open', async () => {
  const texts = await Promise.all((await threeDeliveries()).map(read))
  expect(texts.map((each) => each?.trim()).toSorted()).toEqual(['the other', 'the other', text])
})

test.each([
  [
    'keys between deliveries',
    sql`update deliveries d set sealed_key = (select sealed_key from deliveries o where o.id > d.id or o.id = (select min(id::text)::uuid from deliveries) order by o.id > d.id desc, o.id limit 1)`,
  ],
  ['the link secret in place of the key', sql`update deliveries set sealed_key = sealed_link_secret`],
  ['the number in place of the key', sql`update deliveries set sealed_key = sealed_phone`],
  [
    'the message of a delivery',
    sql`update deliveries set message_id = (select m.id from messages m where m.id <> message_id)`,
  ],
  ['the day of expiry', sql`update messages set expiry_day = expiry_day + 1`],
  [
    'content between messages',
    sql`update sealed_chunks c set bytes = (select o.bytes from sealed_chunks o where o.owner_id <> c.owner_id limit 1)`,
  ],
  ['content cut short', sql`update sealed_chunks set bytes = substring(bytes from 1 for length(bytes) - 1)`],
  ['content with something after it', sql`update sealed_chunks set bytes = bytes || '\\x00'::bytea`],
  ['content said twice', sql`insert into sealed_chunks select owner_id, part_id, 1, bytes from sealed_chunks`],
  ['content that is gone', sql`delete from sealed_chunks`],
])('whoever swaps %s in the database shows nobody anything', async (_what, swap) => {
  const recipients = await threeDeliveries()
  expect(recipients).toHaveLength(3)
  await gateway.deps.keyStore.dayKey('2026-12-25')
  await gateway.deps.db.execute(swap)
  const texts = await Promise.all(recipients.map((recipient) => read(recipient).catch(() => undefined)))
  expect(texts).toEqual([undefined, undefined, undefined])
})

test('a reply whose file was changed, cut or swapped at its end reaches no mail server', async () => {
  const recipient = await opened()
  const relay = await mailRelay()
  onTestFinished(relay.close)
  gateway.deps.mailSender = smtpMailSender(relay.url)
  onTestFinished(() => gateway.deps.mailSender.close())
  const replyId = await reply(recipient, new Uint8Array(600_000))
  const { db } = gateway.deps
  const last = sql`where owner_id = ${replyId} and part_id = '1' and sequence = 2`
  const kept = await db.execute<{ bytes: Buffer }>(sql`select bytes from sealed_chunks ${last}`)
  const before = sql`update sealed_chunks set bytes = ${kept.rows[0]?.bytes} ${last}`
  const swaps = [
    sql`update sealed_chunks set bytes = set_byte(bytes, 0, get_byte(bytes, 0) # 1) ${last}`,
    sql`update sealed_chunks set bytes = substring(bytes from 1 for 65536) ${last}`,
    sql`update sealed_chunks set bytes = (select bytes from sealed_chunks where owner_id = ${replyId} and part_id = '1' and sequence = 0) ${last}`,
  ]
  for (const swap of swaps) {
    await db.execute(swap)
    expect(await deliverReply(gateway.deps, { replyId }).catch(() => ({ kind: 'thrown' }))).not.toMatchObject({
      kind: 'Done',
    })
    await db.execute(before)
  }
  expect(relay.arrivals).toEqual([])
  expect(await deliverReply(gateway.deps, { replyId })).toEqual({ kind: 'Done' })
  expect(relay.arrivals).toHaveLength(1)
})
