import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import { processesBelow, residentMegabytes } from '../usage.ts'
import { percentAMinute, type Sample } from './slope.ts'

/** `resident`: of all processes of the part, in MB; `afterGc`: of the largest of its heaps, where it has one. */
export type MemoryFigures = { part: string; megabytes: number; resident: number; afterGc: number }

type Watch = { parts: Record<string, number[]>; heapFolder: string; everyMilliseconds: number }

/** Looks at the memory of each part again and again, until it is told to stop. */
export function watchMemory({ parts, heapFolder, everyMilliseconds }: Watch) {
  const samples = new Map(Object.keys(parts).map((part) => [part, [] as Sample[]]))
  const look = async () => {
    for (const [part, roots] of Object.entries(parts)) {
      samples.get(part)?.push({ at: now(), value: await residentMegabytes(roots) })
    }
  }
  const timer = setInterval(() => void look(), everyMilliseconds)
  return {
    /** @param from the moment that the warm-up was over */
    stop: async (from: number): Promise<MemoryFigures[]> => {
      clearInterval(timer)
      await look()
      const after = (all: Sample[]) => all.filter(({ at }) => at >= from)
      const figures = Object.entries(parts).map(async ([part, roots]) => {
        const resident = after(samples.get(part) ?? [])
        return {
          part,
          megabytes: resident.at(-1)?.value ?? NaN,
          resident: percentAMinute(resident),
          afterGc: await largestHeap(heapFolder, roots, after),
        }
      })
      return Promise.all(figures)
    },
  }
}

/** The clock of heap-after-gc.ts, which is in other processes. */
export const now = () => performance.timeOrigin + performance.now()

async function largestHeap(folder: string, roots: number[], after: (samples: Sample[]) => Sample[]): Promise<number> {
  const files = (await processesBelow(roots)).map((pid) => `heap.${pid}`)
  const present = (await readdir(folder)).filter((name) => files.includes(name))
  const heaps = await Promise.all(present.map(async (name) => after(await heapIn(join(folder, name)))))
  const size = (heap: Sample[]) => Math.max(0, ...heap.map(({ value }) => value))
  const [largest = []] = heaps.toSorted((one, other) => size(other) - size(one))
  return percentAMinute(largest)
}

async function heapIn(file: string): Promise<Sample[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  return lines.map((line) => line.split(' ').map(Number)).map(([at = NaN, value = NaN]) => ({ at, value }))
}
