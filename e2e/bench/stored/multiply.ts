import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { databaseUrl } from '../../support/database.ts'
import type { TestGateway } from '../../support/gateway.ts'

/** Deliveries that became what they are in the ordinary way: all that is stored of them is copied, row by row. */
export type Templates = { announced: string; opened: string; openedByPin: string }

/** Statements take minutes at a million. */
const rowsAtOnce = 50_000

/**
 * Adds deliveries until there are `total`: as if they had come in over the last month, seven of ten opened, one of them with a PIN. Sealed
 * bytes are those of the templates; ids and digests are each row's own, since indexes and not contents make the difference.
 */
export async function multiply(gateway: TestGateway, templates: Templates, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: await databaseUrl(gateway) })
  await client.connect()
  try {
    const copies: string[] = []
    for (const copy of copied) copies.push(await statementFor(client, copy))
    await client.query(seedTable)
    for (let present = await countDeliveries(client); present < total; present = await countDeliveries(client)) {
      const rows = Math.min(rowsAtOnce, total - present)
      await client.query('begin')
      await client.query(seeds, [rows, templates.announced, templates.opened, templates.openedByPin])
      for (const copy of copies) await client.query(copy)
      await client.query('commit')
    }
    await untilStamped(client)
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/** The server puts every event into its audit chain, also so many at once; that would be measured with the mails. */
async function untilStamped(client: pg.Client): Promise<void> {
  const left = 'select 1 from events where id > (select coalesce(max(last_id), 0) from audit_stamps) limit 1'
  while ((await client.query(left)).rowCount !== 0) await sleep(500)
}

async function countDeliveries(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from deliveries')
  return Number(rows[0]?.count)
}

/** One row for each delivery to come: which it is copied from, its ids, and its moment. */
const seedTable = `create temporary table seeds (
  template_delivery uuid, template_message uuid, delivery_id uuid, message_id uuid, accepted timestamptz)`

const seeds = `with emptied as (delete from seeds),
  moments as (select n, now() - interval '29 days' * random() - interval '2 hours' as accepted from generate_series(1, $1) n)
  insert into seeds
  select d.id, d.message_id, uuidv7(accepted - now()), uuidv7(accepted - now()), accepted
  from moments join deliveries d
    on d.id = (case when n % 10 < 3 then $2 when n % 10 < 9 then $3 else $4 end)::uuid`

/** A table, how its rows belong to a seed \`s\`, and what is another in each copy of a row \`t\`. */
type Copy = { table: string; of: string; changed: Record<string, string> }

const sinceTemplate = (column: string) => `s.accepted + (t.${column} - m.accepted_at)`
const digest = (text: string) => `sha256(convert_to(${text} || s.delivery_id, 'UTF8'))`

const copied: Copy[] = [
  {
    table: 'messages',
    of: 't.id = s.template_message',
    changed: {
      id: 's.message_id',
      accepted_at: 's.accepted',
      expires_at: sinceTemplate('expires_at'),
      expiry_day: `(${sinceTemplate('expires_at')})::date`,
      message_id_digest: digest("'message-id'"),
    },
  },
  {
    table: 'deliveries',
    of: 't.id = s.template_delivery',
    changed: {
      id: 's.delivery_id',
      message_id: 's.message_id',
      conversation_id: 'gen_random_uuid()',
      recipient_address: "s.delivery_id || '@copied.example'",
      intake_digest: digest("'intake'"),
      access_token_digest: digest("'access'"),
      announced_at: sinceTemplate('announced_at'),
      opened_at: sinceTemplate('opened_at'),
    },
  },
  { table: 'sealed_parts', of: 't.owner_id = s.template_message', changed: { owner_id: 's.message_id' } },
  { table: 'sealed_chunks', of: 't.owner_id = s.template_message', changed: { owner_id: 's.message_id' } },
  {
    table: 'pins',
    of: 't.delivery_id = s.template_delivery',
    changed: {
      id: `uuidv7(${sinceTemplate('created_at')} - now())`,
      delivery_id: 's.delivery_id',
      created_at: sinceTemplate('created_at'),
      expires_at: sinceTemplate('expires_at'),
      phone_digest: digest("'phone'"),
      network_digest: digest("'network'"),
    },
  },
  {
    table: 'events',
    of: 't.message_id = s.template_message',
    changed: { message_id: 's.message_id', delivery_id: 's.delivery_id', at: sinceTemplate('at') },
  },
  {
    // As much of the history of jobs as pg-boss keeps.
    table: 'pgboss.job',
    of: `t.data->>'deliveryId' = s.template_delivery::text and t.state = 'completed'
      and s.accepted > now() - t.deletion_seconds * interval '1 second'`,
    changed: {
      id: 'gen_random_uuid()',
      data: "jsonb_build_object('deliveryId', s.delivery_id)",
      start_after: sinceTemplate('start_after'),
      created_on: sinceTemplate('created_on'),
      started_on: sinceTemplate('started_on'),
      completed_on: sinceTemplate('completed_on'),
      keep_until: sinceTemplate('keep_until'),
    },
  },
]

/** Every column that the table has by now, but those that number themselves. */
async function statementFor(client: pg.Client, { table, of, changed }: Copy): Promise<string> {
  const [schema, name] = table.includes('.') ? table.split('.') : ['public', table]
  const { rows } = await client.query<{ column: string }>(
    `select column_name as column from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_identity = 'NO' and is_generated = 'NEVER'`,
    [schema, name],
  )
  const columns = rows.map(({ column }) => column)
  const missing = Object.keys(changed).filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Error(`${table} has no column ${missing.join(', ')} any more`)
  const values = columns.map((column) => changed[column] ?? `t."${column}"`)
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
    select ${values.join(', ')} from seeds s join messages m on m.id = s.template_message join ${table} t on ${of}`
}
