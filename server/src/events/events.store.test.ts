import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { announced } from '../../testing/pin-delivery.ts'
import { testGateway } from '../../testing/test-gateway.ts'
import type { Executor } from '../db/database.ts'
import { isNumberForgotten } from './events.store.ts'

test('whether a number was forgotten since is asked without reading all that happened since', async () => {
  const gateway = await testGateway()
  const { id: deliveryId } = await announced(gateway)
  const { id: other } = await announced(gateway)
  const { db } = gateway.deps
  await db.execute(
    sql`insert into events (at, kind, delivery_id) select now(), 'PIN_SENT', ${other} from generate_series(1, 5000)`,
  )
  await db.execute(sql`analyze events`)
  const read = await db.transaction(async (tx) => {
    const before = await eventsRead(tx)
    expect(await isNumberForgotten(tx, { deliveryId, recipientAddress: 'anna@foretag.example' })).toBe(false)
    return (await eventsRead(tx)) - before
  })
  expect(read).toBeLessThan(100)
})

/** By this connection, which writes down now and then what it has read. */
async function eventsRead(tx: Executor): Promise<number> {
  const { rows } = await tx.execute<{ read: number }>(
    sql`select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'events'`,
  )
  return rows[0]?.read ?? 0
}
