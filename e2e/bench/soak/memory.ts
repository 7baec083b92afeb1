import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import { anonymousMegabytes, processesBelow } from '../usage.ts'
import { percentAMinute, type Sample } from './slope.ts'

/** What the largest process of a part holds, and how fast that grows, in % a minute. */
export type MemoryFigures = {
  part: string
  megabytes: number
  resident: number
  /** What its heap and its buffers use of that; NaN of a program that is not Node. */
  inUse: number
  /** All that was seen of it, the warm-up included, in MB. */
  samples: number[]
}

type Watch = { parts: Record<string, number[]>; folder: string; everyMilliseconds: number }
type Series = { resident: Sample[]; inUse: Sample[] }

const megabyte = 1_048_576

/** Looks at the memory of each part again and again, until it is told to stop. */
export function watchMemory({ parts, folder, everyMilliseconds }: Watch) {
  const looks = new Map(Object.keys(parts).map((part) => [part, [] as Sample[]]))
  const look = async () => {
    for (const [part, roots] of Object.entries(parts)) {
      looks.get(part)?.push({ at: now(), value: Math.max(...(await anonymousMegabytes(roots))) })
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
        const seen = { resident: lowest(looks.get(part) ?? [], 6), inUse: [] }
        return figuresOf(part, (await largestNoted(folder, roots)) ?? seen, from)
      })
      return Promise.all(found)
    },
  }
}

function figuresOf(part: string, { resident, inUse }: Series, from: number): MemoryFigures {
  const after = (samples: Sample[]) => samples.filter(({ at }) => at >= from)
  return {
    part,
    megabytes: resident.at(-1)?.value ?? NaN,
    resident: percentAMinute(after(resident)),
    inUse: percentAMinute(after(inUse)),
    samples: resident.map(({ value }) => Math.round(value)),
  }
}

/** The clock of collect-and-note.ts, which is in other processes. */
export const now = () => performance.timeOrigin + performance.now()

function lowest(samples: Sample[], ofSoMany: number): Sample[] {
  const groups = Map.groupBy(samples, (sample) => Math.floor(samples.indexOf(sample) / ofSoMany))
  return [...groups.values()].flatMap((group) => group.toSorted((one, other) => one.value - other.value).slice(0, 1))
}

async function largestNoted(folder: string, roots: number[]): Promise<Series | undefined> {
  const pids = (await processesBelow(roots)).map(String)
  const present = (await readdir(folder)).filter((name) => pids.includes(name))
  const noted = await Promise.all(present.map((name) => notedIn(join(folder, name))))
  const size = ({ resident }: Series) => resident.at(-1)?.value ?? 0
  return noted.toSorted((one, other) => size(other) - size(one))[0]
}

async function notedIn(file: string): Promise<Series> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const rows = lines.map((line) => line.split(' ').map(Number))
  return {
    resident: rows.map(([at = NaN, rss = NaN]) => ({ at, value: rss / megabyte })),
    inUse: rows.map(([at = NaN, , used = NaN]) => ({ at, value: used / megabyte })),
  }
}
