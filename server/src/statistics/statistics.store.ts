import { and, eq, gte, sql } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { events } from '../events/events.tables.ts'
import type { Category, SecurityLevel } from '../graphql/schema.generated.ts'

export type Counted = {
  deliveries: number
  opened: number
  medianSecondsToOpening: number | null
  replies: number
  held: number
  undeliverable: number
  recalled: number
  expiredUnread: number
}

/** `null`: of every month, category or level together. */
export type CountedRow = Counted & { month: string | null; category: Category | null; level: SecurityLevel | null }

export type Months = { from: string; to: string }

/** Whose midnight a month begins and ends at. */
type InZone = { timeZone: string }

const beginOf = (month: string, { timeZone }: InZone) => sql`${`${month}-01`}::timestamp at time zone ${timeZone}`
const endOf = (month: string, { timeZone }: InZone) =>
  sql`(${`${month}-01`}::timestamp + interval '1 month') at time zone ${timeZone}`

/**
 * Everything in one statement: a median cannot be put together from those of its parts. It reads the events since the first month once
 * (docs/decisions/0022-statistics.md says what that costs), and nothing but events, so that what was erased or destroyed counts on.
 */
export async function countDeliveries(db: Executor, { from, to, timeZone }: Months & InZone): Promise<CountedRow[]> {
  const [begin, end] = [beginOf(from, { timeZone }), endOf(to, { timeZone })]
  const { rows } = await db.execute<CountedRow>(sql`
    with accepted as (
      select delivery_id, at, to_char(at at time zone ${timeZone}, 'YYYY-MM') as month,
        details ->> 'category' as category, details ->> 'level' as level
      from events
      where kind = 'MESSAGE_ACCEPTED' and at >= ${begin} and at < ${end}
    ), afterwards as (
      select delivery_id,
        min(at) filter (where kind = 'DELIVERY_OPENED') as opened_at,
        count(*) filter (where kind = 'REPLY_ACCEPTED') as replies,
        bool_or(kind = 'DELIVERY_HELD') as was_held,
        bool_or(kind = 'NOTICE_UNDELIVERABLE') as was_undeliverable,
        bool_or(kind = 'DELIVERY_RECALLED') as was_recalled,
        bool_or(kind = 'DELIVERY_EXPIRED' and details ->> 'state' <> 'RECALLED') as has_expired
      from events
      where at >= ${begin} and kind in ('DELIVERY_OPENED', 'REPLY_ACCEPTED', 'DELIVERY_HELD',
        'NOTICE_UNDELIVERABLE', 'DELIVERY_RECALLED', 'DELIVERY_EXPIRED')
      group by delivery_id
    )
    select month, category, level,
      count(*)::int as deliveries,
      count(opened_at)::int as opened,
      (percentile_disc(0.5) within group (order by extract(epoch from opened_at - at)))::int as "medianSecondsToOpening",
      coalesce(sum(replies), 0)::int as replies,
      (count(*) filter (where was_held))::int as held,
      (count(*) filter (where was_undeliverable))::int as undeliverable,
      (count(*) filter (where was_recalled))::int as recalled,
      (count(*) filter (where has_expired and opened_at is null))::int as "expiredUnread"
    from accepted left join afterwards using (delivery_id)
    group by grouping sets ((), (category), (level), (month), (month, category), (month, level), (month, category, level))
    order by month, category, level`)
  return rows
}

/** Who has the statistics of this month: digests of their addresses. They were mailed after its end. */
export async function mailedTo(db: Executor, { month, timeZone }: { month: string } & InZone): Promise<unknown[]> {
  const ofMonth = and(
    gte(events.at, endOf(month, { timeZone })),
    eq(events.kind, 'STATISTICS_MAILED'),
    sql`${events.details} ->> 'month' = ${month}`,
  )
  return (await db.select({ details: events.details }).from(events).where(ofMonth)).map(
    ({ details }) => details?.['to'],
  )
}
