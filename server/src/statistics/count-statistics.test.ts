import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { bounce, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { returnPath } from '../bounces/return-path.ts'
import { recallDelivery } from '../control/recall-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { sendReply } from '../replies/send-reply.ts'
import { countRows, countStatistics } from './count-statistics.ts'
import { statisticsCsv } from './statistics-csv.ts'

const sender = 'eva@kommun.example'
const reader = {
  operatorToken: undefined,
  client: { id: '00000000-0000-0000-0000-000000000001', scopes: ['statistics:read'] as const },
}
const policy = { AUTHORITY_DOMAINS: 'myndighet.example', EXPIRY_DAYS: '10' }

/** @returns its recipients, in their order */
async function send({ deps, mails, runJobs }: TestGateway, recipients: string[]) {
  const accepted = await acceptMail(deps, { sender, recipients, rfc822: simpleMail() })
  expect(accepted.kind).toBe('MailAccepted')
  await runJobs()
  const notices = mails.sent.splice(0)
  return Promise.all(
    recipients.map((recipient) => recipientOfNotice(notices.find(({ envelope }) => recipient.startsWith(envelope.to)))),
  )
}

const count = async ({ deps }: TestGateway, from = '2026-11', to = '2026-12') => {
  const counted = await countStatistics(deps, { ...reader, from, to })
  if (counted.kind !== 'Statistics') throw new Error(counted.kind)
  return counted
}

test('mails are counted by month, category and level, with what came of them', async () => {
  const gateway = await testGateway(policy)
  const { deps, clock } = gateway
  const [anna, bo] = await send(gateway, ['anna@foretag.example.s', 'bo@gmail.com.0701234567.s'])
  await send(gateway, ['registrator@myndighet.example.s', 'kollega@kommun.example.s'])
  if (!anna || !bo) throw new Error('no notice')
  clock.advance({ minutes: 90 })
  await openDelivery(deps, { ...anna, language: 'sv' })
  const input = {
    deliveryId: anna.id,
    idempotencyKey: '0193a1b2-0000-4000-8000-00000000000a',
    subject: '',
    text: 'Tack!',
  }
  await sendReply(deps, { input, attachments: [], sessionToken: anna.session() })
  clock.advance({ days: 9 })
  await openDelivery(deps, { ...anna, language: 'sv' })
  clock.advance({ days: 1 })
  await expireMessages(deps)
  await send(gateway, ['carl@foretag.example.s'])

  const { total, byCategory, byLevel, months } = await count(gateway)
  const some = { held: 0, undeliverable: 0, recalled: 0 }
  expect(total).toEqual({
    ...some,
    deliveries: 5,
    opened: 1,
    openedShare: 0.2,
    medianSecondsToOpening: 5_400,
    replies: 1,
    expiredUnread: 3,
  })
  expect(byCategory.map(({ category, figures }) => [category, figures.deliveries, figures.opened])).toEqual([
    ['AUTHORITY', 1, 0],
    ['COMPANY', 2, 1],
    ['PRIVATE_PERSON', 1, 0],
    ['INTERNAL', 1, 0],
  ])
  expect(byLevel.map(({ level, figures }) => [level, figures.deliveries])).toEqual([
    ['LINK', 4],
    ['PIN', 1],
  ])
  expect(months.map(({ month, figures }) => [month, figures.deliveries, figures.openedShare])).toEqual([
    ['2026-11', 4, 0.25],
    ['2026-12', 1, 0],
  ])
})

test('the time to opening is that of the one in the middle; what was held, recalled or came back counts where it belongs', async () => {
  const codes = { name: 'codes', when: { recipientDomain: ['gmail.com'] }, then: { level: 'PIN' as const } }
  const gateway = await testGateway(policy, { policy: { receipts: { opened: false }, rules: [codes] } })
  const { deps, clock, mails } = gateway
  await acceptMail(deps, { sender, recipients: ['bo@gmail.com.s'], rfc822: simpleMail() })
  await gateway.runJobs()
  mails.sent.splice(0)
  const companies = await send(
    gateway,
    ['anna', 'carl', 'dora'].map((name) => `${name}@foretag.example.s`),
  )
  const [authority, colleague] = await send(gateway, ['registrator@myndighet.example.s', 'kollega@kommun.example.s'])
  if (!authority || !colleague) throw new Error('no notice')
  const minutes = [10, 10, 180]
  for (const company of companies) {
    clock.advance({ minutes: minutes.shift() ?? 0 })
    await openDelivery(deps, { ...company, language: 'sv' })
  }
  await recallDelivery(deps, { deliveryId: authority.id, by: 'MAIL' })
  const recipients = [returnPath(deps, { about: 'delivery', id: colleague.id })]
  await acceptMail(deps, { sender: null, recipients, rfc822: bounce('failed', '5.1.1') })

  const { total, byCategory, months } = await count(gateway, '2026-11', '2026-11')
  const sums = { deliveries: 6, opened: 3, openedShare: 0.5, held: 1, recalled: 1, undeliverable: 1 }
  expect(total).toMatchObject({ ...sums, medianSecondsToOpening: 1_200 })
  expect(months[0]?.figures).toEqual(total)
  const none = { held: 0, recalled: 0, undeliverable: 0, medianSecondsToOpening: null }
  expect(byCategory).toEqual([
    { category: 'AUTHORITY', figures: expect.objectContaining({ ...none, deliveries: 1, recalled: 1 }) },
    {
      category: 'COMPANY',
      figures: expect.objectContaining({ ...none, deliveries: 3, medianSecondsToOpening: 1_200 }),
    },
    { category: 'PRIVATE_PERSON', figures: expect.objectContaining({ ...none, deliveries: 1, held: 1 }) },
    { category: 'INTERNAL', figures: expect.objectContaining({ ...none, deliveries: 1, undeliverable: 1 }) },
  ])
})

test('what is erased, and what has expired, counts on', async () => {
  const gateway = await testGateway(policy)
  await send(gateway, ['anna@foretag.example.s'])
  const before = await count(gateway)
  await erasePerson(gateway.deps, { address: 'anna@foretag.example' })
  expect((await count(gateway)).total.deliveries).toBe(1)
  expect(before.total.deliveries).toBe(1)
})

test.each([
  ['Europe/Stockholm', 13],
  ['Europe/Helsinki', 12],
])('a month begins at midnight in %s, and one without a mail is there too', async (TIME_ZONE, hours) => {
  const gateway = await testGateway({ ...policy, TIME_ZONE })
  gateway.clock.advance({ days: 6, minutes: hours * 60 - 1 }) // 30 November, 23:59 there.
  await send(gateway, ['anna@foretag.example.s'])
  gateway.clock.advance({ minutes: 1 })
  await send(gateway, ['anna@foretag.example.s', 'bo@foretag.example.s'])
  const { months } = await count(gateway, '2026-10', '2026-12')
  expect(months.map(({ month, figures }) => [month, figures.deliveries, figures.openedShare])).toEqual([
    ['2026-10', 0, null],
    ['2026-11', 1, 0],
    ['2026-12', 2, 0],
  ])
})

test('the file has a line for each month, category and level, one for each of them together, and no address', async () => {
  const gateway = await testGateway(policy)
  const recipients = ['anna@foretag.example.s', 'carl@foretag.example.s', 'bo@foretag.example.0701234567.s']
  const [anna] = await send(gateway, recipients)
  if (!anna) throw new Error('no notice')
  gateway.clock.advance({ minutes: 40 })
  await openDelivery(gateway.deps, { ...anna, language: 'sv' })
  const counted = await countRows(gateway.deps, { ...reader, from: '2026-11', to: '2026-11' })
  if (counted.kind !== 'StatisticsRows') throw new Error(counted.kind)
  expect(statisticsCsv(counted.rows).split('\r\n')).toEqual([
    'month;category;level;deliveries;opened;openedPercent;medianSecondsToOpening;replies;held;undeliverable;recalled;expiredUnread',
    '2026-11;COMPANY;LINK;2;1;50;2400;0;0;0;0;0',
    '2026-11;COMPANY;PIN;1;0;0;;0;0;0;0;0',
    '2026-11;COMPANY;ALL;3;1;33;2400;0;0;0;0;0',
    '2026-11;ALL;LINK;2;1;50;2400;0;0;0;0;0',
    '2026-11;ALL;PIN;1;0;0;;0;0;0;0;0',
    '2026-11;ALL;ALL;3;1;33;2400;0;0;0;0;0',
    'ALL;COMPANY;ALL;3;1;33;2400;0;0;0;0;0',
    'ALL;ALL;LINK;2;1;50;2400;0;0;0;0;0',
    'ALL;ALL;PIN;1;0;0;;0;0;0;0;0',
    'ALL;ALL;ALL;3;1;33;2400;0;0;0;0;0',
    '',
  ])
})

test('from after to, and more than five years, are the fault of whoever asks', async () => {
  const gateway = await testGateway()
  await expect(count(gateway, '2026-12', '2026-11')).rejects.toThrow('from is after to')
  await expect(count(gateway, '2021-11', '2026-11')).rejects.toThrow('At most 60 months')
})

test('nobody else is told anything', async () => {
  const { deps } = await testGateway()
  const asked = { from: '2026-11', to: '2026-11', operatorToken: new Uint8Array(32), client: undefined }
  expect(await countStatistics(deps, asked)).toEqual({ kind: 'OperatorSignInNeeded', method: 'ONE_TIME_LINK' })
  const other = { ...reader.client, scopes: ['messages:send'] as const }
  expect(await countStatistics(deps, { ...asked, client: other })).toMatchObject({ kind: 'OperatorSignInNeeded' })
})

/** A fortieth of two years' deliveries: each accepted, announced, two of three opened, and expired. */
const events = (part: number) => sql`
  insert into events (at, kind, message_id, delivery_id, details)
  select '2025-01-01'::timestamptz + n * interval '252 seconds' + step * interval '1 day',
    (array['MESSAGE_ACCEPTED', 'NOTICE_TAKEN', case when n % 3 = 0 then 'RECEIPT_SENT' else 'DELIVERY_OPENED' end,
      'DELIVERY_EXPIRED'])[step + 1],
    lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid,
    case step when 0 then jsonb_build_object('level', (array['LINK', 'PIN'])[n % 2 + 1],
        'category', (array['AUTHORITY', 'COMPANY', 'PRIVATE_PERSON', 'INTERNAL'])[n % 4 + 1])
      when 3 then '{"state": "ANNOUNCED"}'::jsonb end
  from generate_series(${part * 6_250}::int, ${part * 6_250 + 6_249}::int) n, generate_series(0, 3) step
  order by 1`

// docs/decisions/0022-statistics.md has the figures for a million; more here would take longer than all the others together.
const parts = 4

test('many events are counted by one statement', async () => {
  const gateway = await testGateway()
  for (let part = 0; part < parts; part++) await gateway.deps.db.execute(events(part))
  await gateway.deps.db.execute(sql`analyze events`)
  const begun = performance.now()
  const { total } = await count(gateway, '2025-01', '2026-12')
  expect(performance.now() - begun).toBeLessThan(20_000)
  const deliveries = parts * 6_250
  expect(total).toMatchObject({
    deliveries,
    opened: deliveries - Math.ceil(deliveries / 3),
    medianSecondsToOpening: 172_800,
  })
  expect(total.expiredUnread).toBe(deliveries - total.opened)
})
