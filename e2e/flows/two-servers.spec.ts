import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { simpleParser } from 'mailparser'
import { mailRelay } from '../../server/testing/mail-relay.ts'
import { answerIdOf, answerTo } from '../chaos/extending-sender.ts'
import { numberedMail } from '../chaos/numbered-mail.ts'
import { allJobsDone } from '../chaos/settle.ts'
import { byPin, eva, somebody, type Person } from '../data.ts'
import { handIn, startCluster, type Cluster } from '../support/cluster.ts'
import { linkIn, pinIn, statusLinkIn } from '../support/outbox.ts'
import { someSender } from '../support/sender.ts'
import { queryIn, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { StatusPage } from '../support/status-page.ts'
import { Visitor } from '../support/visitor.ts'

test.describe.configure({ mode: 'serial' })
test.setTimeout(400_000)

let database: TestPostgres
let relay: Awaited<ReturnType<typeof mailRelay>>
let cluster: Cluster

test.beforeAll(async () => {
  test.setTimeout(400_000)
  database = await startPostgres()
  relay = await mailRelay()
  cluster = await startCluster({ databaseUrl: database.url, env: { SMTP_URL: `${relay.url}?tls=none` } })
})

test.afterAll(async () => {
  await cluster.stop()
  await relay.close()
  await database.stop()
})

/** Each server in turn. */
const server = (turn: number) => cluster.urls[turn % 2] ?? ''
const intake = (turn: number) => cluster.smtpPorts[turn % 2] ?? 0
const arrivalsAt = (address: string) => relay.arrivals.filter(({ to }) => to.includes(address))
const yes = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Whoever has got a message of level PIN, by way of the first intake. */
async function notified(person: Person): Promise<Visitor> {
  const to = byPin(person).address
  const raw = `From: ${eva.address}\r\nSubject: x\r\nMessage-ID: <${crypto.randomUUID()}@x>\r\n\r\nHej!`
  expect(await handIn(intake(0), { sender: eva.address, recipients: [to], raw })).toMatchObject({ code: 250 })
  await expect.poll(() => arrivalsAt(person.address)).toHaveLength(1)
  return new Visitor(linkIn(await simpleParser(arrivalsAt(person.address)[0]?.raw ?? '')))
}

const smsTo = (person: Person) => cluster.outbox.smsTo(person.e164)
const pinOf = async (person: Person) => pinIn((await smsTo(person)).at(-1) ?? { to: '', text: '', at: '' })
const wrong = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
/** Until when a new code may be asked for. */
const laterOn = () => queryIn(database.url, "update pins set created_at = created_at - interval '1 minute'")

test('mails that come to both at once are each announced once', async () => {
  const mails = yes(60).map((number) => numberedMail(1000 + number))
  const codes = await Promise.all(
    mails.map(async ({ recipients, ...mail }, turn) => {
      const envelope = { ...mail, recipients: recipients.map((address) => `${address}.s`) }
      // The same mail comes to both: its sender lost the answer of one and went to the other.
      const answers = await Promise.all([handIn(intake(turn), envelope), handIn(intake(turn + 1), envelope)])
      return answers.map(({ code }) => code)
    }),
  )
  expect(new Set(codes.flat())).toEqual(new Set([250]))
  const addresses = mails.flatMap(({ recipients }) => recipients)
  await allJobsDone({ databaseUrl: database.url }, { patient: true })
  expect(addresses.filter((address) => arrivalsAt(address).length !== 1)).toEqual([])
})

test('what a sender says to both at once, by an answer or on the page, is done once', async () => {
  const [anna, sender] = [somebody(), someSender()]
  // Without a number it is held, and the sender asked for it.
  const raw = `From: ${sender.address}\r\nSubject: [SMS] x\r\nMessage-ID: <said@kommun.example>\r\n\r\nHej!`
  await handIn(intake(0), { sender: sender.address, recipients: [`${anna.address}.s`], raw })
  await expect.poll(() => arrivalsAt(sender.address)).toHaveLength(1)
  const held = await simpleParser(arrivalsAt(sender.address)[0]?.raw ?? '')
  const codes = await Promise.all(
    yes(8).map(async (turn) => {
      const answer = answerTo(held, turn, sender.address)
      return Promise.all([handIn(intake(turn), answer), handIn(intake(turn + 1), answer)])
    }),
  )
  expect(new Set(codes.flat().map(({ code }) => code))).toEqual(new Set([250]))
  await expect.poll(() => arrivalsAt(sender.address).length).toBeGreaterThanOrEqual(9)

  const page = new StatusPage(statusLinkIn(held))
  for (const turn of yes(3)) {
    const { expiresAt } = await page.look(server(turn))
    await Promise.all([page.extend(server(turn), expiresAt), page.extend(server(turn + 1), expiresAt)])
  }
  const days = `select extract(days from expires_at - accepted_at)::int as days from messages
    join deliveries on message_id = messages.id where recipient_address = $1`
  expect(await queryIn(database.url, days, [anna.address])).toEqual([{ days: 30 + 8 + 3 }])
  const answers = await Promise.all(arrivalsAt(sender.address).map(({ raw }) => simpleParser(raw)))
  expect(
    answers
      .slice(1)
      .map(({ inReplyTo }) => inReplyTo)
      .toSorted(),
  ).toEqual(yes(8).map(answerIdOf))
})

test('wrong codes are counted by both, also at the same moment', async () => {
  const anna = somebody()
  const visitor = await notified(anna)
  expect(await visitor.open(server(0))).toMatchObject({ __typename: 'PinSent' })
  const pin = await pinOf(anna)
  const answers = await Promise.all(yes(40).map((turn) => visitor.enter(server(turn), wrong(pin))))
  const counted = answers.filter(({ reason }) => reason === 'WRONG').map(({ triesLeft }) => triesLeft)
  expect(counted.toSorted()).toEqual([0, 1, 2, 3, 4])
  expect(await visitor.enter(server(1), pin)).toMatchObject({ __typename: 'PinRejected', reason: 'NOT_VALID' })

  await laterOn()
  expect(await visitor.open(server(1))).toMatchObject({ __typename: 'PinSent' })
  const second = await pinOf(anna)
  for (const turn of yes(4)) {
    expect(await visitor.enter(server(turn), wrong(second))).toMatchObject({
      __typename: 'PinRejected',
      triesLeft: 4 - turn,
    })
  }
  expect(await visitor.enter(server(0), wrong(second))).toMatchObject({ __typename: 'DeliveryLocked' })
  expect(await visitor.enter(server(1), second)).toMatchObject({ __typename: 'DeliveryLocked' })
})

test('both together send no more SMS than the limit, and a code of one is a code of the other', async () => {
  const anna = somebody()
  const visitor = await notified(anna)
  for (const turn of yes(3)) {
    const presses = await Promise.all([visitor.open(server(turn)), visitor.open(server(turn + 1))])
    expect(presses.map(({ __typename }) => __typename)).toEqual(['PinSent', 'PinSent'])
    expect(await smsTo(anna)).toHaveLength(turn + 1)
    await laterOn()
  }
  for (const turn of yes(2)) {
    expect(await visitor.open(server(turn))).toMatchObject({ __typename: 'PinUnavailable', unavailable: 'TOO_MANY' })
  }
  expect(await smsTo(anna)).toHaveLength(3)

  const pin = await pinOf(anna)
  const answers = await Promise.all(yes(20).map((turn) => visitor.enter(server(turn), pin)))
  expect(answers.filter(({ __typename }) => __typename === 'DeliveryOpened')).toHaveLength(1)
  expect([await visitor.part(server(0)), await visitor.part(server(1))]).toEqual([200, 200])
})

test('what one destroys is gone for both, and with it the key of a day that is over', async () => {
  const anna = somebody()
  const visitor = await notified(anna)
  await visitor.open(server(0))
  await visitor.enter(server(1), await pinOf(anna))
  expect(await visitor.part(server(0))).toBe(200)
  const days = join(cluster.dataFolder, 'keys', 'days')
  await writeFile(join(days, '2026-01-01.key'), 'x'.repeat(43))
  const dueNow = 'update messages set expires_at = now() where id = (select message_id from deliveries where id = $1)'
  await queryIn(database.url, dueNow, [visitor.deliveryId])
  await queryIn(database.url, "insert into pgboss.job (name) values ('expire-messages')")
  for (const turn of yes(2)) {
    await expect.poll(() => visitor.part(server(turn)), { timeout: 60_000 }).toBe(404)
    expect(await visitor.open(server(turn))).toMatchObject({ __typename: 'DeliveryGone', gone: 'EXPIRED' })
  }
  await expect.poll(() => readdir(days)).not.toContain('2026-01-01.key')
  const left = await queryIn(database.url, 'select sealed_key, sealed_phone from deliveries where id = $1', [
    visitor.deliveryId,
  ])
  expect(left).toEqual([{ sealed_key: null, sealed_phone: null }])
})
