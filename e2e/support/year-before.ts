import { query } from './database.ts'
import type { TestGateway } from './gateway.ts'

/** Eleven months as a municipality might have had them: more and more mails, opened sooner and sooner. */
const yearBefore = `
  with sent as (
    select gen_random_uuid() as id, m, n,
      date_trunc('month', now()) - m * interval '1 month' + interval '2 days' + n * interval '3 hours' as at
    from generate_series(1, 11) m, generate_series(1, 120 - 8 * m) n
  )
  insert into events (at, kind, message_id, delivery_id, details)
  select at, 'MESSAGE_ACCEPTED', id, id, jsonb_build_object(
      'level', case when n % 3 = 0 then 'PIN' else 'LINK' end,
      'category', (array['PRIVATE_PERSON', 'AUTHORITY', 'COMPANY', 'PRIVATE_PERSON', 'INTERNAL', 'AUTHORITY', 'PRIVATE_PERSON'])[n % 7 + 1])
  from sent
  union all
  select at + (1 + m) * interval '40 minutes' * (1 + n % 5), 'DELIVERY_OPENED', id, id, '{"first": true}' from sent where n % (20 - m) > 3
  union all
  select at + interval '5 hours', 'REPLY_ACCEPTED', id, id, null from sent where n % 4 = 0
  union all
  select at, 'DELIVERY_HELD', id, id, '{"reason": "PHONE_MISSING"}' from sent where n % 31 = 0
  union all
  select at + interval '30 days', 'DELIVERY_EXPIRED', id, id, '{"state": "ANNOUNCED"}' from sent where n % (20 - m) <= 3`

/** In place of whatever lies before this month. */
export async function fillYearBefore(gateway: TestGateway): Promise<void> {
  await query(gateway, "delete from events where at < date_trunc('month', now())")
  await query(gateway, yearBefore)
}
