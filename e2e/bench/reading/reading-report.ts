import { median } from '../figures.ts'
import { number, table } from '../table.ts'
import type { RequestRun } from './measure-requests.ts'
import type { OpeningUnderLoad } from './opening-under-load.ts'

/** The table of what recipients and integrators ask for. */
export function readingReport(runs: RequestRun[], loaded: OpeningUnderLoad): string {
  // What was spent meanwhile was spent on mails, too.
  const last = { ...loaded.run, cpuMilliseconds: {} }
  const rows = [...Map.groupBy(runs, ({ operation }) => operation).values(), [last]]
  return [
    '### Requests over 10 connections',
    'CPU in ms for each request. The last line: both at a constant rate, and each latency from the moment that the request was due.',
    table(['request', 'a second', 'MB/s', 'p50 ms', 'p99 ms', 'server', 'PostgreSQL', 'client'], rows.map(cells)),
    `Meanwhile ${number(loaded.mailsPerSecond)} mails/s came in, answered after p50 ${number(loaded.mailLatency.p50)} ms, p99 ${number(loaded.mailLatency.p99)} ms.`,
  ].join('\n\n')
}

function cells(runs: RequestRun[]): string[] {
  const of = (figure: (run: RequestRun) => number) => median(runs.map(figure))
  return [
    runs[0]?.operation ?? '',
    number(of((run) => run.requestsPerSecond)),
    number(of((run) => run.megabytesPerSecond)),
    number(of((run) => run.latency.p50)),
    number(of((run) => run.latency.p99)),
    number(of((run) => run.cpuMilliseconds['server'] ?? NaN)),
    number(of((run) => run.cpuMilliseconds['PostgreSQL'] ?? NaN)),
    number(of((run) => run.clientCpuMilliseconds)),
  ]
}
