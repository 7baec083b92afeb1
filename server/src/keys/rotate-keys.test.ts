import { readFile, writeFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { open, sealedUnder } from '@sigill/envelope/seal.ts'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import { controlWays } from '../control/control-ways.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import type { DeliveryOpened } from '../deliveries/hand-out.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { directoryNumber } from '../directory/directory-number.ts'
import { importDirectory } from '../directory/import-directory.ts'
import { provenNumber } from '../pins/proven-number.ts'
import { silentLog } from '../ports/log.ts'
import { sendReply } from '../replies/send-reply.ts'
import { checkedKeyRing } from './check-key-ring.ts'
import { followedKeyRing } from './followed-key-ring.ts'
import { kekIds, readKeyRing, type KeyRing } from './key-ring.ts'
import { linesOf } from './remaining-values.ts'
import { retireKek } from './retire-kek.ts'
import { rotateKeys, type RotatingDependencies } from './rotate-keys.ts'
import { replaceValues, sealedColumns } from './sealed-values.store.ts'

let gateway: TestGateway
let rotating: RotatingDependencies
let file: string
const said: string[] = []

beforeEach(async () => {
  gateway = await testGateway()
  file = gateway.deps.config.kekFile
  await checkedKeyRing(gateway.deps, { file })
  said.length = 0
  rotating = { ...gateway.deps, file, say: (line) => said.push(line), patience: 0 }
})

/** Every value in a column whose name begins with `sealed`, whatever this code knows of it. */
async function sealedValues(): Promise<{ where: string; kekId: string }[]> {
  const { db } = gateway.deps
  const columns = await db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed%'`)
  const found = columns.rows.map(async ({ table, column }) => {
    const { rows } = await db.execute<{ value: Buffer }>(
      sql`select ${sql.identifier(column)} as value from ${sql.identifier(table)} where ${sql.identifier(column)} is not null`,
    )
    return rows.map(({ value }) => ({ where: `${table}.${column}`, kekId: sealedUnder(new Uint8Array(value)) }))
  })
  return (await Promise.all(found)).flat()
}

const keksInUse = async () => [...new Set((await sealedValues()).map(({ kekId }) => kekId))]
const currentRing = async (): Promise<KeyRing> => (await readKeyRing(file)) ?? gateway.deps.keys

async function send(recipient: string): Promise<TestRecipient> {
  const mail = { sender: 'eva@kommun.example', recipients: [recipient], rfc822: simpleMail() }
  await acceptMail(gateway.deps, mail)
  await gateway.runJobs()
  return recipientOfNotice(gateway.mails.sent.at(-1))
}

async function openAndReply(recipient: TestRecipient): Promise<void> {
  await press(gateway, recipient)
  await enter(gateway, recipient, pinOf(gateway))
  const input = { deliveryId: recipient.id, idempotencyKey: 'the-first-one', text: 'Hej!', subject: 'Sv' }
  await sendReply(gateway.deps, { input, attachments: [], sessionToken: recipient.session() })
}

async function readsWith(keys: KeyRing, recipient: TestRecipient): Promise<string | undefined> {
  const deps = { ...gateway.deps, keys }
  const opened = (await openDelivery(deps, { ...recipient, language: 'en' })) as DeliveryOpened
  return (await readMessage(deps, recipient, opened)).manifest.text
}

test('every kind of sealed value moves to the new key and opens under it alone, once the old one is retired', async () => {
  const unread = await send('bo@foretag.example.s')
  await openAndReply(await announced(gateway))
  await importDirectory(gateway.deps, { text: 'eva@foretag.example;0739999999' })
  await askForStatus(unread.id)
  const kinds = new Set((await sealedValues()).map(({ where }) => where))
  const known = Object.values(sealedColumns).map(({ table, column }) => `${table}.${column}`)
  expect([...kinds].toSorted()).toEqual(known.toSorted())

  const [old = ''] = await keksInUse()
  const { added = '', remaining } = await rotateKeys(rotating)
  expect(remaining).toEqual([])
  expect(await keksInUse()).toEqual([added])
  expect(await retireKek(rotating, { id: old })).toEqual({ kind: 'KekRetired' })
  expect(await kekIds(file)).toEqual({ current: added, ids: [added] })

  const keys = await currentRing()
  expect(await provenNumber({ ...gateway.deps, keys }, 'anna@foretag.example')).toBe('+46701234567')
  expect(await directoryNumber({ ...gateway.deps, keys }, 'eva@foretag.example')).toBe('+46739999999')
  expect(await readsWith(keys, unread)).toContain('Hej Anna!')
  gateway.deps.keys = keys
  await gateway.runJobs()
  expect(gateway.mails.sent.at(-1)).toMatchObject({ to: { address: 'eva@kommun.example' } })
})

/** Nothing answers yet: until then it is kept which mail is to be answered. */
async function askForStatus(deliveryId: string): Promise<void> {
  const delivery = await deliveryById(gateway.deps.db, deliveryId)
  if (!delivery) throw new Error('no delivery')
  const recipients = [controlWays(gateway.deps, delivery).answerTo]
  const rfc822 = simpleMail({ text: 'status' })
  expect(await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients, rfc822 })).toMatchObject({
    kind: 'CommandTaken',
    answered: true,
  })
}

test('a change that was stopped half-way is finished before another one begins', async () => {
  for (const name of ['anna', 'bo', 'cai']) await send(`${name}@foretag.example.s`)
  const stopped = { ...rotating, say: (line: string) => stopAt(line, 'deliveries.sealed_key') }
  await expect(rotateKeys(stopped)).rejects.toThrow('stopped')
  expect(await keksInUse()).toHaveLength(2)
  const { current } = await kekIds(file)
  const { added, old } = await rotateKeys(rotating)
  expect({ added, inUse: await keksInUse() }).toEqual({ added: undefined, inUse: [current] })
  expect(old).toHaveLength(1)
  expect((await rotateKeys(rotating)).added).toMatch(/^2026-11-24-[0-9a-f]{12}$/)
})

function stopAt(line: string, where: string): void {
  if (line.startsWith(where)) throw new Error('stopped')
}

test('what was destroyed while it was being moved stays destroyed', async () => {
  const { id } = await send('anna@foretag.example.s')
  const { db } = gateway.deps
  const [row] = (await db.execute<{ value: Buffer }>(sql`select sealed_link_secret as value from deliveries`)).rows
  const before = new Uint8Array(row?.value ?? Buffer.alloc(0))
  await db.execute(sql`update deliveries set sealed_link_secret = null`)
  const after = new Uint8Array(100)
  expect(await replaceValues(db, sealedColumns.linkSecrets, [{ key: id, before, after }])).toBe(0)
  expect((await sealedValues()).map(({ where }) => where)).not.toContain('deliveries.sealed_link_secret')
})

test('a row that somebody holds is waited for by nobody, and moved later', async () => {
  await send('anna@foretag.example.s')
  const [old] = await keksInUse()
  const held = gateway.deps.db.transaction(async (tx) => {
    await tx.execute(sql`select from deliveries for update`)
    await expect.poll(() => said.length).toBeGreaterThan(0)
  })
  const { added } = await rotateKeys(rotating)
  await held
  expect(await keksInUse()).toEqual([added])
  expect(added).not.toBe(old)
})

test('the current key, one that is not there, and one that something needs stay in the ring', async () => {
  const { id } = await send('anna@foretag.example.s')
  const [old = ''] = await keksInUse()
  expect(await retireKek(rotating, { id: old })).toEqual({ kind: 'CurrentKek' })
  expect(await retireKek(rotating, { id: 'other' })).toEqual({ kind: 'UnknownKek', ids: [old] })
  await gateway.deps.db.execute(
    sql`update deliveries set sealed_key = set_byte(sealed_key, 140, get_byte(sealed_key, 140) # 1)`,
  )
  const { remaining } = await rotateKeys(rotating)
  const damaged = { where: 'deliveries.sealed_key', key: id, kekId: old, why: 'DOES_NOT_OPEN' as const }
  expect(remaining).toEqual([damaged])
  expect(await retireKek(rotating, { id: old })).toEqual({ kind: 'KekNeeded', remaining: [damaged] })
  expect(linesOf(remaining).join()).toContain(`deliveries.sealed_key of ${id} stays under ${old}`)
  expect((await kekIds(file)).ids).toContain(old)
})

test('values of a day that is over are left to expiry, and keep their key until then', async () => {
  await send('anna@foretag.example.s')
  const [old = ''] = await keksInUse()
  gateway.clock.advance({ days: 40 })
  await gateway.deps.keyStore.destroyBefore('2027-01-01')
  const { remaining, old: removable } = await rotateKeys(rotating)
  expect(new Set(remaining.map(({ why }) => why))).toEqual(new Set(['PAST']))
  expect(removable).toEqual([])
  expect(await retireKek(rotating, { id: old })).toMatchObject({ kind: 'KekNeeded' })
})

test('a server that did not see the new ring cannot store anything under a retired key', async () => {
  await send('anna@foretag.example.s')
  const [old = ''] = await keksInUse()
  await rotateKeys(rotating)
  expect(await retireKek(rotating, { id: old })).toEqual({ kind: 'KekRetired' })
  await expect(send('bo@foretag.example.s')).rejects.toThrow()
  expect(await keksInUse()).not.toContain(old)
})

test('the id of a retired key is given to no other, not even on its day', async () => {
  await send('anna@foretag.example.s')
  for (const name of ['bo', 'cai', 'dea']) {
    const [old = ''] = await keksInUse()
    const { added } = await rotateKeys(rotating)
    expect(await retireKek(rotating, { id: old })).toEqual({ kind: 'KekRetired' })
    gateway.deps.keys = await currentRing()
    await send(`${name}@foretag.example.s`)
    expect(await keksInUse()).toEqual([added])
  }
})

test('a server meets a value under a new key and opens it, without being told', async () => {
  const unread = await send('anna@foretag.example.s')
  const { keys } = gateway.deps
  const followed = followedKeyRing({ log: silentLog }, { file, ring: keys, every: 3_600_000 })
  onTestFinished(followed.stop)
  const [old] = await keksInUse()
  const { added } = await rotateKeys(rotating)
  expect(followed.keks.currentId).toBe(old)
  expect(await readsWith(followed, unread)).toContain('Hej Anna!')
  expect(followed.keks.currentId).toBe(added)
})

test('a server seals under the new key soon, and keeps its ring while the file is broken or that of another database', async () => {
  const { keys } = gateway.deps
  const errors: string[] = []
  const log = { ...silentLog, error: (event: string) => errors.push(event) }
  const followed = followedKeyRing({ log }, { file, ring: keys, every: 10 })
  onTestFinished(followed.stop)
  const text = await readFile(file, 'utf8')
  await writeFile(file, '{')
  await expect.poll(() => errors.length).toBe(1)
  const foreign = { ...(JSON.parse(text) as object), pepper: toBase64url(new Uint8Array(32)) }
  await writeFile(file, JSON.stringify(foreign))
  await expect(open({ keys: followed.keks, context: 'x', sealed: sealedAs('nobody') })).rejects.toThrow('no KEK')
  expect([followed.keks.currentId, errors.length]).toEqual([keys.keks.currentId, 1])
  await writeFile(file, text)
  const { added } = await rotateKeys(rotating)
  await expect.poll(() => followed.keks.currentId).toBe(added)
})

function sealedAs(kekId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.of(1, kekId.length), Buffer.from(kekId), Buffer.alloc(100)]))
}
