import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import { anonymousMegabytes, processesBelow, sum } from '../usage.ts'
import { percentAMinute, type Sample } from './slope.ts'

/** What a process, or several together, hold at the end, and how fast that grows, in % a minute. */
type Growth = {
  megabytes: number
  resident: number
  /** What the heap uses of that; NaN of a program that is not Node. */
  heap: number
  /** All that was seen, the warm-up included, in MB. */
  samples: number[]
}

/** `together`: all processes of the part, in case they become more and none of them larger. */
export type MemoryFigures = { part: string; largest: Growth; together: Growth }

type Watch = { parts: Record<string, number[]>; folder: string; everyMilliseconds: number }
export type Series = { resident: Sample[]; heap: Sample[] }

const megabyte = 1_048_576

/** Looks at the memory of each part again and again, until it is told to stop. */
export function watchMemory({ parts, folder, everyMilliseconds }: Watch) {
  const looks = new Map(Object.keys(parts).map((part) => [part, { largest: [] as Sample[], together: [] as Sample[] }]))
  const look = async () => {
    for (const [part, roots] of Object.entries(parts)) {
      const megabytes = await anonymousMegabytes(roots)
      looks.get(part)?.largest.push({ at: now(), value: Math.max(...megabytes) })
      looks.get(part)?.together.push({ at: now(), value: sum(megabytes) })
    }
  }
  const timer = setInterval(() => void look(), everyMilliseconds)
  return {
    /** @param from the moment that the warm-up was over */
    stop: async (from: number): Promise<MemoryFigures[]> => {
      clearInterval(timer)
      await look()
      const found = Object.entries(parts).map(async ([part, roots]) => {
        // PostgreSQL's processes come and go; the least of each half minute is that of those that stay.
        const seen = (which: 'largest' | 'together') => ({
          resident: lowest(looks.get(part)?.[which] ?? [], 6),
          heap: [],
        })
        const noted = await seriesNoted(folder, roots)
        const largest = noted.length > 0 ? largestOf(noted) : seen('largest')
        const together = noted.length > 0 ? togetherOf(noted) : seen('together')
        return { part, largest: growthOf(largest, from), together: growthOf(together, from) }
      })
      return Promise.all(found)
    },
  }
}

/** Those of which one process, or all together, grow so fast. */
export function growing(memory: MemoryFigures[], percent: number): MemoryFigures[] {
  const isGrowing = ({ resident, heap }: Growth) => Math.max(resident, heap || 0) >= percent
  return memory.filter(({ largest, together }) => isGrowing(largest) || isGrowing(together))
}

/** @param from only what came then and later is judged */
export function growthOf({ resident, heap }: Series, from: number): Growth {
  const after = (samples: Sample[]) => samples.filter(({ at }) => at >= from)
  return {
    megabytes: resident.at(-1)?.value ?? NaN,
    resident: percentAMinute(after(resident)),
    heap: percentAMinute(after(heap)),
    samples: resident.map(({ value }) => Math.round(value)),
  }
}

/** The clock of collect-and-note.ts, which is in other processes. */
export const now = () => performance.timeOrigin + performance.now()

function lowest(samples: Sample[], ofSoMany: number): Sample[] {
  const groups = Map.groupBy(samples, (sample) => Math.floor(samples.indexOf(sample) / ofSoMany))
  return [...groups.values()].flatMap((group) => group.toSorted((one, other) => one.value - other.value).slice(0, 1))
}

async function seriesNoted(folder: string, roots: number[]): Promise<Series[]> {
  const pids = (await processesBelow(roots)).map(String)
  const present = (await readdir(folder)).filter((name) => pids.includes(name))
  return Promise.all(present.map((name) => notedIn(join(folder, name))))
}

export function largestOf(series: Series[]): Series {
  const size = ({ resident }: Series) => resident.at(-1)?.value ?? 0
  const [largest] = series.toSorted((one, other) => size(other) - size(one))
  return largest ?? { resident: [], heap: [] }
}

/** At each moment that one of them was looked at, what all held that had begun by then. */
export function togetherOf(series: Series[]): Series {
  const added = (of: Sample[][]) => {
    const moments = of.flat().map(({ at }) => at)
    const held = (at: number) => of.map((samples) => samples.findLast((sample) => sample.at <= at)?.value ?? 0)
    return moments.toSorted((one, other) => one - other).map((at) => ({ at, value: sum(held(at)) }))
  }
  return { resident: added(series.map(({ resident }) => resident)), heap: added(series.map(({ heap }) => heap)) }
}

async function notedIn(file: string): Promise<Series> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const rows = lines.map((line) => line.split(' ').map(Number))
  return {
    resident: rows.map(([at = NaN, rss = NaN]) => ({ at, value: rss / megabyte })),
    heap: rows.map(([at = NaN, , used = NaN]) => ({ at, value: used / megabyte })),
  }
}
