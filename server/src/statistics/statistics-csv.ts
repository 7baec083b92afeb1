import type { CountedRow } from './statistics.store.ts'

/** Of every month, category or level together: a median and a share of all are not those of the parts put together. */
const all = 'ALL'

/** The head of each column, and what stands below it. */
const columns: [head: string, cell: (row: CountedRow) => string | number | null][] = [
  ['month', ({ month }) => month ?? all],
  ['category', ({ category }) => category ?? all],
  ['level', ({ level }) => level ?? all],
  ['deliveries', ({ deliveries }) => deliveries],
  ['opened', ({ opened }) => opened],
  // Neither a decimal comma nor a point, which not every spreadsheet takes for the same.
  ['openedPercent', ({ deliveries, opened }) => (deliveries === 0 ? null : Math.round((opened / deliveries) * 100))],
  ['medianSecondsToOpening', ({ medianSecondsToOpening }) => medianSecondsToOpening],
  ['replies', ({ replies }) => replies],
  ['held', ({ held }) => held],
  ['undeliverable', ({ undeliverable }) => undeliverable],
  ['recalled', ({ recalled }) => recalled],
  ['expiredUnread', ({ expiredUnread }) => expiredUnread],
]

/**
 * One line for each month, category and level that anything was sent to, and for each of them together (docs/operations.md). Semicolons, since
 * Swedish and Finnish Excel expects them; every cell is a whole number or a code of ours, so that nothing needs quotes (RFC 4180) and nothing
 * is taken for a formula.
 */
export function statisticsCsv(rows: CountedRow[]): string {
  const lines = rows.map((row) => columns.map(([, cell]) => cell(row) ?? ''))
  return [columns.map(([head]) => head), ...lines].map((line) => `${line.join(';')}\r\n`).join('')
}
