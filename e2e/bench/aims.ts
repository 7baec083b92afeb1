import { rateOf } from './intake/intake-report.ts'
import type { IntakeRun } from './intake/measure-intake.ts'
import type { OpeningUnderLoad } from './reading/opening-under-load.ts'
import { mailCost, openingCost, storedFigure } from './stored/stored-report.ts'
import type { StoredRun } from './stored/stored-rounds.ts'
import { number, table } from './table.ts'

export type Figures = { intake?: IntakeRun[]; openingUnderLoad?: OpeningUnderLoad; stored?: StoredRun[] }

/** `figure` is NaN when it could not be measured. */
export type Aim = { aim: string; figure: number; met: boolean }

/** The aims that speak of a rate hold for this many connections. */
const connections = 10

/** Times (d) that Sigill has to be, by the bytes of a mail. */
const timesPostfix: Record<number, number> = { 4096: 5, 102_400: 3, 10_485_760: 1 }

/** What Sigill wants to be, and whether it is, as far as it was measured. */
export function aims({ intake = [], openingUnderLoad, stored = [] }: Figures): Aim[] {
  return [...rateAims(intake), ...loadAims(openingUnderLoad), ...flatAims(stored)]
}

function rateAims(intake: IntakeRun[]): Aim[] {
  const sizes = [...new Set(intake.map(({ bytes }) => bytes))]
  const ratio = (bytes: number, system: string) =>
    rateOf(intake, { system: 'c', bytes, connections }) / rateOf(intake, { system, bytes, connections })
  return sizes.flatMap((bytes) => {
    const size = `mails of ${bytes} bytes`
    const times = timesPostfix[bytes]
    return [
      atLeast(`(c) : (b), ${size}, at least 0.5`, ratio(bytes, 'b'), 0.5),
      ...(times === undefined ? [] : [atLeast(`(c) : (d), ${size}, at least ${times}`, ratio(bytes, 'd'), times)]),
    ]
  })
}

function loadAims(loaded: OpeningUnderLoad | undefined): Aim[] {
  return loaded ? [below('opening p99 in ms while 50 mails/s come in, below 100', loaded.run.latency.p99, 100)] : []
}

function flatAims(stored: StoredRun[]): Aim[] {
  const levels = [...new Set(stored.map((run) => run.stored))]
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const ratio = (figure: (run: StoredRun) => number) =>
    storedFigure(stored, last, figure) / storedFigure(stored, first, figure)
  return [
    below(`CPU for a mail with ${last} : ${first} stored, at most 1.1`, ratio(mailCost), 1.1),
    below(`CPU for an opening with ${last} : ${first} stored, at most 1.1`, ratio(openingCost), 1.1),
  ]
}

const atLeast = (aim: string, figure: number, limit: number): Aim => ({ aim, figure, met: figure >= limit })
const below = (aim: string, figure: number, limit: number): Aim => ({ aim, figure, met: figure <= limit })

export function aimsReport(found: Aim[]): string {
  const rows = found.map(({ aim, figure, met }) => [aim, number(figure), outcome(figure, met)])
  return ['### Aims', 'Rates over 10 connections.', table(['aim', 'figure', ''], rows)].join('\n\n')
}

const outcome = (figure: number, met: boolean) => (Number.isNaN(figure) ? 'not measured' : met ? 'met' : 'not met')
