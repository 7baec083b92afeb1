import type { CountedRow } from './statistics.store.ts'

const counts = [
  'deliveries',
  'opened',
  'medianSecondsToOpening',
  'replies',
  'held',
  'undeliverable',
  'recalled',
  'expiredUnread',
] as const

/**
 * One line for each month, category and level that anything was sent to. Semicolons, since Swedish and Finnish Excel expects them; every cell is
 * a whole number or a code of ours, so that nothing needs quotes (RFC 4180) and nothing is taken for a formula.
 */
export function statisticsCsv(rows: CountedRow[]): string {
  const finest = rows.filter(({ month, category, level }) => month !== null && category !== null && level !== null)
  const lines = finest.map((row) => [row.month, row.category, row.level, ...counts.map((count) => row[count] ?? '')])
  return [['month', 'category', 'level', ...counts], ...lines].map((line) => `${line.join(';')}\r\n`).join('')
}
