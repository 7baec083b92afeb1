import { join } from 'node:path'
import { expect } from '@playwright/test'
import pg from 'pg'
import { findEmbeddedPostgres } from '../../server/launch/embedded-postgres.ts'
import { byLink, byPin, eva, somebody, type Person } from '../data.ts'
import { openEverything, type Opened } from '../leaks/insider.ts'
import { databaseUrl, query } from '../support/database.ts'
import { importDirectory } from '../support/directory.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { ask, Holder } from '../support/holder.ts'
import { letTimePassUntilSent } from '../support/jobs.ts'
import { linkIn, pinIn, statusLinkIn } from '../support/outbox.ts'
import { test } from '../support/test.ts'

async function insider(gateway: TestGateway): Promise<Opened> {
  const client = new pg.Client({ connectionString: await findEmbeddedPostgres(join(gateway.dataFolder, 'postgres')) })
  await client.connect()
  try {
    return await openEverything(client, join(gateway.dataFolder, 'keys'))
  } finally {
    await client.end()
  }
}

const holderOf = async (gateway: TestGateway, { address }: Person) =>
  Holder.of(linkIn(await gateway.outbox.mailTo(address)))

const opens = async (gateway: TestGateway, person: Person) => {
  const holder = await holderOf(gateway, person)
  const newest = async () => (await gateway.outbox.smsTo(person.e164)).at(-1) ?? { to: '', text: '', at: '' }
  await holder.open(async () => pinIn(await newest()))
  return holder
}

/** The message that this person got. */
async function messageOf(gateway: TestGateway, { address }: Person): Promise<string> {
  const [row] = await query(gateway, 'select message_id as id from deliveries where recipient_address = $1', [address])
  return String(row?.['id'])
}

/** The database takes all of a reply's delivery back, so that it waits for the next try. */
async function replyThatWaits(gateway: TestGateway, holder: Holder): Promise<string> {
  await query(gateway, `alter table events add constraint waits check (kind <> 'REPLY_SENT') not valid`)
  await holder.reply({ subject: 'Sv', text: 'Tack!' })
  await gateway.outbox.replyTo(eva.address)
  const [row] = await query(gateway, 'select id from replies where delivery_id = $1', [holder.id])
  return String(row?.['id'])
}

async function askForPin(gateway: TestGateway, person: Person): Promise<string> {
  const { id, accessToken } = await holderOf(gateway, person)
  const token = Buffer.from(accessToken).toString('base64url')
  const mutation = `mutation { openDelivery(input: { id: "${id}", accessToken: "${token}", language: en }) { __typename } }`
  await ask(gateway.url, { query: mutation })
  return pinIn(await gateway.outbox.smsMessageTo(person.e164))
}

/** Asks the sender for more time, whose mail has the status page's link. */
async function statusOf(gateway: TestGateway, { id, accessToken }: Holder) {
  const token = Buffer.from(accessToken).toString('base64url')
  await ask(gateway.url, {
    query: `mutation { askForMoreTime(input: { id: "${id}", accessToken: "${token}" }) { __typename } }`,
  })
  const [row] = await query(gateway, 'select message_id as id from deliveries where id = $1', [id])
  const messageId = String(row?.['id'])
  const find = async () =>
    (await gateway.outbox.mailsTo(eva.address)).find((mail) => mail.text?.includes(`/sent/${messageId}#`))
  await expect.poll(find, { timeout: 20_000 }).toBeDefined()
  const mail = await find()
  if (!mail) throw new Error('no mail')
  const press = async (name: string, { type = 'ControlInput', input = {} }: { type?: string; input?: object } = {}) => {
    const { data } = await ask(gateway.url, {
      query: `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { kind: __typename } }`,
      variables: { input: { messageId, token: new URL(statusLinkIn(mail)).hash.slice(1), ...input } },
    })
    expect(data?.['outcome']).toEqual({ kind: 'SentMessage' })
  }
  return { press, answerTo: mail.replyTo?.value[0]?.address ?? '' }
}

/** What can happen to a message before it is opened, and seals something anew: more time, the link again, another number, a lock. */
async function lived(gateway: TestGateway, { first, second }: { first: Person; second: Person }): Promise<Person> {
  const holder = await holderOf(gateway, first)
  const status = await statusOf(gateway, holder)
  const [row] = await query(
    gateway,
    'select expires_at as until from messages m join deliveries d on d.message_id = m.id where d.id = $1',
    [holder.id],
  )
  await status.press('extendMessage', { type: 'ExtendMessageInput', input: { days: 7, from: row?.['until'] } })
  await status.press('sendNoticeAgain', { input: { deliveryId: holder.id } })
  await gateway.outbox.mailTo(first.address, 2)
  await query(gateway, 'update deliveries set reminded_at = now() where id = $1', [holder.id])
  const reminder = JSON.stringify({ deliveryId: holder.id })
  await query(gateway, `insert into pgboss.job (name, data) values ('send-reminder', $1)`, [reminder])
  await gateway.outbox.mailTo(first.address, 3)
  // What stands with a command until it is answered stays there.
  await query(
    gateway,
    'alter table taken_commands add constraint waits check (sealed_message_id is not null) not valid',
  )
  const envelope = { from: eva.address, to: [status.answerTo] }
  await gateway.send({ from: eva, to: status.answerTo, envelope, subject: 'Sv', text: 'status' })

  const other = await holderOf(gateway, second)
  const { press } = await statusOf(gateway, other)
  await query(gateway, `update deliveries set state = 'LOCKED' where id = $1`, [other.id])
  await press('unlockDelivery', { input: { deliveryId: other.id } })
  const { phone, e164 } = somebody()
  await press('giveNumber', { type: 'GiveNumberInput', input: { deliveryId: other.id, number: phone } })
  await expect
    .poll(() => query(gateway, 'select state from deliveries where id = $1', [other.id]), { timeout: 20_000 })
    .toEqual([{ state: 'ANNOUNCED' }])
  return { ...second, phone, e164 }
}

// Of its own: the more lies in the database, the more there is to try, each key on each thing as each thing of each delivery.
test('with the database and every key of the server, no message opens that was opened by all its recipients', async () => {
  test.setTimeout(400_000)
  await using stack = new AsyncDisposableStack()
  const gateway = await startTestGateway()
  stack.defer(() => gateway.stop())
  const [anna, boBefore, cai, dan, ebba, fia, gro] = Array.from({ length: 7 }, () => somebody()) as [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
  const send = (to: ReturnType<typeof byLink>[]) => gateway.send({ from: eva, to, subject: 'Beslut', text: 'Hej!' })
  await send([byLink(anna)])
  await send([byPin(boBefore)])
  const bo = await lived(gateway, { first: anna, second: boBefore })
  await send([byLink(cai), byPin(dan)])
  for (const person of [anna, bo, cai, dan]) await opens(gateway, person)
  const opened = await Promise.all([anna, bo, cai].map((person) => messageOf(gateway, person)))

  await send([byPin(ebba)])
  await send([byLink(fia), byLink(gro)])
  await importDirectory(gateway, [`${gro.address};${gro.phone}`])
  const pin = await askForPin(gateway, ebba)
  const holder = await opens(gateway, fia)
  const unopened = await Promise.all([ebba, fia].map((person) => messageOf(gateway, person)))
  const waiting = await replyThatWaits(gateway, holder)

  const loot = await insider(gateway)
  expect(opened.filter((id) => loot.owners.has(id))).toEqual([])
  // That it opens what it is said to open shows that it tries the right things (docs/envelope.md, section 10).
  expect([...unopened, waiting].filter((id) => !loot.owners.has(id))).toEqual([])
  expect(loot.closed).toBe(0)
  expect(loot.pins).toContain(pin)
  expect(loot.texts).toEqual(expect.arrayContaining([bo.e164, ebba.e164]))

  await query(gateway, 'alter table events drop constraint waits')
  await query(gateway, 'alter table taken_commands drop constraint waits')
  await letTimePassUntilSent(await databaseUrl(gateway))
  expect(await query(gateway, 'select state from replies where id = $1', [waiting])).toEqual([{ state: 'SENT' }])
  await opens(gateway, ebba)
  await opens(gateway, gro)
  const after = await insider(gateway)
  expect([...opened, ...unopened, waiting].filter((id) => after.owners.has(id))).toEqual([])
})
