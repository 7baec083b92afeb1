import { median } from '../figures.ts'
import { number, table } from '../table.ts'
import type { StoredRun } from './stored-rounds.ts'

const sum = (record: Record<string, number>) => Object.values(record).reduce((total, value) => total + value, 0)

/** CPU for a mail with its notice, and for an opening. */
export const mailCost = ({ intake }: StoredRun) => sum(intake.settled.cpuMilliseconds)
export const openingCost = ({ opening }: StoredRun) => sum(opening.cpuMilliseconds)

/** The median of a figure over the rounds with so many deliveries. */
export function storedFigure(runs: StoredRun[], stored: number, figure: (run: StoredRun) => number): number {
  return median(runs.filter((run) => run.stored === stored).map(figure))
}

/** The table of what many deliveries cost. */
export function storedReport(runs: StoredRun[]): string {
  const levels = [...new Set(runs.map(({ stored }) => stored))]
  const first = levels[0] ?? 0
  const rows = levels.map((stored) => {
    const of = (figure: (run: StoredRun) => number) => storedFigure(runs, stored, figure)
    const ratio = (figure: (run: StoredRun) => number) => number(of(figure) / storedFigure(runs, first, figure))
    return [
      String(stored),
      number(of(({ intake }) => intake.done.mailsPerSecond)),
      number(of(mailCost)),
      ratio(mailCost),
      ...['Haraka', 'server', 'PostgreSQL'].map((part) =>
        number(of(({ intake }) => intake.settled.cpuMilliseconds[part] ?? NaN)),
      ),
      number(of(({ opening }) => opening.requestsPerSecond)),
      number(of(({ opening }) => opening.latency.p99)),
      number(of(openingCost)),
      ratio(openingCost),
    ]
  })
  const head = [
    'stored',
    'mails/s',
    'CPU ms a mail',
    'ratio',
    'Haraka',
    'server',
    'PostgreSQL',
    'openings/s',
    'p99 ms',
    'CPU ms an opening',
    'ratio',
  ]
  return [
    '### With many deliveries stored',
    `Mails of 4 kB with their notices, and openings, over 10 connections. Ratios are to the first line.`,
    table(head, rows),
  ].join('\n\n')
}
