import { median } from '../figures.ts'
import { number, table } from '../table.ts'
import type { IntakeRun } from './measure-intake.ts'

type Sizes = { name: string; bytes: number }[]

/** The medians of all rounds of one system with one kind of load. */
type Row = { runs: IntakeRun[]; of: (figure: (run: IntakeRun) => number) => number }

/** The tables of the intake: rates with their ratios, then what a mail costs. */
export function intakeReport(runs: IntakeRun[], sizes: Sizes): string {
  const rows = [...Map.groupBy(runs, keyOf).values()].map(rowOf)
  return [
    '### Mails a second',
    'Until the last 250 (d: until the last mail is encrypted). `: a`, `: b`, `: d` are this rate divided by that of the same load.',
    table(
      ['load', 'system', 'mails/s', ': a', ': b', ': d', 'p50 ms', 'p99 ms', 'with notices', 'told to wait'],
      rows.map((row) => rateCells(row, rows, sizes)),
    ),
    '### CPU for each mail, in ms, and the most memory, in MB',
    'Until the last 250; Σ is all but the client. `notices too`: until all notices are out.',
    table(
      ['load', 'system', 'Σ', 'Haraka', 'server', 'PostgreSQL', 'other', 'notices too', 'client', 'memory'],
      rows.map((row) => costCells(row, sizes)),
    ),
  ].join('\n\n')
}

const keyOf = ({ bytes, connections, system }: IntakeRun) => `${bytes} ${connections} ${system}`

function rowOf(runs: IntakeRun[]): Row {
  return { runs, of: (figure) => median(runs.map(figure)) }
}

const rate = ({ done }: IntakeRun) => done.mailsPerSecond

/** The median rate of a system with a load, NaN when it was not measured. */
export function rateOf(runs: IntakeRun[], wanted: { system: string; bytes: number; connections?: number }): number {
  const matching = runs.filter((run) => {
    const { connections = run.connections } = wanted
    return run.system === wanted.system && run.bytes === wanted.bytes && run.connections === connections
  })
  return median(matching.map(rate))
}

function loadOf({ bytes, connections }: IntakeRun, sizes: Sizes): string {
  const name = sizes.find((size) => size.bytes === bytes)?.name ?? String(bytes)
  return `${name} × ${connections}`
}

function rateCells({ runs, of }: Row, rows: Row[], sizes: Sizes): string[] {
  const [first] = runs
  if (!first) return []
  const all = rows.flatMap((row) => row.runs)
  const ratio = (system: string) => of(rate) / rateOf(all, { ...first, system })
  return [
    loadOf(first, sizes),
    first.system,
    number(of(rate)),
    ...['a', 'b', 'd'].map((system) => (system === first.system ? '' : number(ratio(system)))),
    number(of(({ latency }) => latency.p50)),
    number(of(({ latency }) => latency.p99)),
    first.system === 'c' ? number(of(({ settled }) => settled.mailsPerSecond)) : '',
    number(of(({ deferred }) => deferred)),
  ]
}

const columns = ['Haraka', 'server', 'PostgreSQL']
const sum = (record: Record<string, number>) => Object.values(record).reduce((total, value) => total + value, 0)

function costCells({ runs, of }: Row, sizes: Sizes): string[] {
  const [first] = runs
  if (!first) return []
  const part = (name: string) => of(({ done }) => done.cpuMilliseconds[name] ?? NaN)
  const others = Object.keys(first.done.cpuMilliseconds).filter((name) => !columns.includes(name))
  const peaks = Object.keys(first.peakMegabytes).map((name) => {
    return `${name} ${of(({ peakMegabytes }) => peakMegabytes[name] ?? NaN).toFixed(0)}`
  })
  return [
    loadOf(first, sizes),
    first.system,
    number(of(({ done }) => sum(done.cpuMilliseconds))),
    ...columns.map((name) => number(part(name))),
    others.map((name) => `${name} ${number(part(name))}`).join(', '),
    first.system === 'c' ? number(of(({ settled }) => sum(settled.cpuMilliseconds))) : '',
    number(of(({ clientCpuMilliseconds }) => clientCpuMilliseconds)),
    peaks.join(', '),
  ]
}
