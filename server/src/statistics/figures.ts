import type { Category, Figures, MonthFigures, SecurityLevel, Statistics } from '../graphql/schema.generated.ts'
import { monthAfter, monthsBetween } from './month.ts'
import type { Counted, CountedRow, Months } from './statistics.store.ts'

/** In the order in which they are shown. */
export const categories: readonly Category[] = ['AUTHORITY', 'COMPANY', 'PRIVATE_PERSON', 'INTERNAL']
export const levels: readonly SecurityLevel[] = ['LINK', 'PIN']

const none: Counted = {
  deliveries: 0,
  opened: 0,
  medianSecondsToOpening: null,
  replies: 0,
  held: 0,
  undeliverable: 0,
  recalled: 0,
  expiredUnread: 0,
}

/** The rows of every grouping, sorted into the shape of the contract; months without any delivery are there too. */
export function figuresOf(rows: CountedRow[], months: Months): Statistics {
  const every = Array.from({ length: monthsBetween(months) }, (_, n) => monthAfter(months.from, n))
  const { figures: total, byCategory, byLevel } = oneMonth(rows, null)
  return { total, byCategory, byLevel, months: every.map((month) => ({ month, ...oneMonth(rows, month) })) }
}

/** `null`: all months together. */
function oneMonth(rows: CountedRow[], month: string | null): Omit<MonthFigures, 'month'> {
  const ofMonth = rows.filter((row) => row.month === month)
  const found = (category: Category | null, level: SecurityLevel | null) =>
    ofMonth.find((row) => row.category === category && row.level === level)
  return {
    figures: withShare(found(null, null) ?? none),
    byCategory: categories.flatMap((category) => {
      const row = found(category, null)
      return row ? [{ category, figures: withShare(row) }] : []
    }),
    byLevel: levels.flatMap((level) => {
      const row = found(null, level)
      return row ? [{ level, figures: withShare(row) }] : []
    }),
  }
}

const withShare = (counted: Counted): Figures => ({
  deliveries: counted.deliveries,
  opened: counted.opened,
  openedShare: counted.deliveries === 0 ? null : counted.opened / counted.deliveries,
  medianSecondsToOpening: counted.medianSecondsToOpening,
  replies: counted.replies,
  held: counted.held,
  undeliverable: counted.undeliverable,
  recalled: counted.recalled,
  expiredUnread: counted.expiredUnread,
})
