import { sql, type SQL } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'

/** A column of sealed values. `day` says whether they hang on the day key of their message. */
export type SealedColumn = {
  table: string
  key: string
  keyType: 'uuid' | 'text' | 'integer'
  column: string
  day?: SQL
}

export type SealedRow = { key: string; sealed: Bytes; day: string | null }

const dayOfMessage = (messageId: SQL) => sql`(select m.expiry_day::text from messages m where m.id = ${messageId})`
const dayOfDelivery = dayOfMessage(sql`v.message_id`)
const dayOfReply = dayOfMessage(sql`(select d.message_id from deliveries d where d.id = v.delivery_id)`)
const byId = { key: 'id', keyType: 'uuid' } as const

/** Every column that holds sealed values (docs/envelope.md, section 7). */
export const sealedColumns = {
  contentKeys: { table: 'deliveries', ...byId, column: 'sealed_key', day: dayOfDelivery },
  linkSecrets: { table: 'deliveries', ...byId, column: 'sealed_link_secret', day: dayOfDelivery },
  phones: { table: 'deliveries', ...byId, column: 'sealed_phone', day: dayOfDelivery },
  threads: { table: 'messages', ...byId, column: 'sealed_thread', day: sql`v.expiry_day::text` },
  replyKeys: { table: 'replies', ...byId, column: 'sealed_key', day: dayOfReply },
  commandMails: { table: 'taken_commands', ...byId, column: 'sealed_message_id' },
  provenNumbers: { table: 'proven_numbers', key: 'recipient_address', keyType: 'text', column: 'sealed_phone' },
  directoryNumbers: { table: 'directory_numbers', key: 'recipient_address', keyType: 'text', column: 'sealed_phone' },
  canary: { table: 'key_ring_canary', key: 'id', keyType: 'integer', column: 'sealed' },
} satisfies Record<string, SealedColumn>

/** What a value that is sealed under this KEK begins with (docs/envelope.md, section 7). */
const beginning = (kekId: string) => Buffer.concat([Buffer.of(1, kekId.length), Buffer.from(kekId, 'ascii')])

function isUnder({ column }: SealedColumn, kekId: string): SQL {
  const begins = beginning(kekId)
  return sql`substring(v.${sql.identifier(column)} from 1 for ${sql.raw(String(begins.length))}) = ${begins}::bytea`
}

/** Keys after `after`, up to and with `until`; undefined where there is no bound. */
export type KeyRange = { after: string | undefined; until: string | undefined }

/** The key that stands `size` rows after another one; undefined when there are not so many. */
export async function keyAfter(
  db: Executor,
  column: SealedColumn,
  { after, size }: { after: string | undefined; size: number },
): Promise<string | undefined> {
  const key = sql`v.${sql.identifier(column.key)}`
  const { rows } = await db.execute<{ key: string }>(sql`
    select ${key}::text as key from ${sql.identifier(column.table)} v
    where ${within(column, { after, until: undefined })} order by ${key} offset ${size - 1} limit 1`)
  return rows[0]?.key
}

/** Values of these rows that are under another KEK than this one. */
export async function valuesNotUnder(
  db: Executor,
  column: SealedColumn,
  { kekId, range }: { kekId: string; range: KeyRange },
): Promise<SealedRow[]> {
  const { rows } = await db.execute<{ key: string; sealed: Buffer; day: string | null }>(sql`
    select v.${sql.identifier(column.key)}::text as key, v.${sql.identifier(column.column)} as sealed,
      ${column.day ?? sql`null`} as day
    from ${sql.identifier(column.table)} v where ${within(column, range)} and not (${isUnder(column, kekId)})`)
  return rows.map(({ sealed, ...row }) => ({ ...row, sealed: new Uint8Array(sealed) }))
}

function within({ key, keyType }: SealedColumn, { after, until }: KeyRange): SQL {
  const side = (operator: string, bound: string | undefined) =>
    bound === undefined ? sql`true` : sql`v.${sql.identifier(key)} ${sql.raw(operator)} ${bound}::${sql.raw(keyType)}`
  return sql`${side('>', after)} and ${side('<=', until)}`
}

export type Replacement = { key: string; before: Bytes; after: Bytes }

/**
 * Puts new seals in place of those that are still as they were: what was destroyed meanwhile stays so. Rows that somebody
 * else holds are left out, so that it waits for nobody. @returns how many it replaced
 */
export async function replaceValues(db: Executor, column: SealedColumn, values: Replacement[]): Promise<number> {
  const key = sql.identifier(column.key)
  const sealed = sql.identifier(column.column)
  const rows = values.map(
    (value) => sql`(${value.key}::${sql.raw(column.keyType)}, ${bytea(value.before)}, ${bytea(value.after)})`,
  )
  const { rowCount } = await db.execute(sql`
    with wanted (key, before, after) as (values ${sql.join(rows, sql`, `)}),
    held as (
      select v.${key} as key from ${sql.identifier(column.table)} v
      where v.${key} in (select key from wanted) for no key update skip locked
    )
    update ${sql.identifier(column.table)} v set ${sealed} = wanted.after
    from wanted join held using (key)
    where v.${key} = wanted.key and v.${sealed} = wanted.before`)
  return rowCount ?? 0
}

const bytea = (bytes: Bytes) => sql`${Buffer.from(bytes)}::bytea`

const constraint = ({ column }: SealedColumn, kekId: string) => sql.identifier(`${column}_not_under_${kekId}`)

/** From now on nothing is stored that is sealed under this KEK. Waits for those who write, a second at most. @throws when they take longer */
export async function forbidKek(tx: Executor, column: SealedColumn, kekId: string): Promise<void> {
  const begins = beginning(kekId)
  await tx.execute(sql`set local lock_timeout = '1s'`)
  await tx.execute(sql`
    alter table ${sql.identifier(column.table)} drop constraint if exists ${constraint(column, kekId)},
    add constraint ${constraint(column, kekId)} check (
      substring(${sql.identifier(column.column)} from 1 for ${sql.raw(String(begins.length))})
      <> ${sql.raw(`'\\x${begins.toString('hex')}'::bytea`)}
    ) not valid`)
}

export async function allowKek(db: Executor, column: SealedColumn, kekId: string): Promise<void> {
  await db.execute(
    sql`alter table ${sql.identifier(column.table)} drop constraint if exists ${constraint(column, kekId)}`,
  )
}

/** Any number, not used by another lock: two changes of the key ring take turns. */
const keyRingLock = 7_465_020

export async function lockKeyRing(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${keyRingLock})`)
}
