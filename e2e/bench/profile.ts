import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[]
  samples: number[]
  /** Microseconds, as `startTime`, of the clock that `process.hrtime` reads. */
  timeDeltas: number[]
  startTime: number
}

/** The environment under which Node writes a profile of each process when it ends. */
export async function profiling(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true })
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${resolve(folder)}` }
}

const shown = 25

/** Now, as the profiles count. */
export const profileClock = () => Number(process.hrtime.bigint() / 1000n)

/**
 * Of each profile: where the time went, by package or folder, and by function. Milliseconds of the function itself.
 * @param from of `profileClock`: what was before is the start, which costs much and once
 */
export async function describeProfiles(folder: string, from: number): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  const texts = names.map(async (name) =>
    describe(name, JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile, from),
  )
  return (await Promise.all(texts)).filter((text) => text !== undefined).join('\n\n')
}

/** Nothing of a process that did little. */
function describe(name: string, profile: Profile, from: number): string | undefined {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const [places, functions] = [new Map<string, number>(), new Map<string, number>()]
  for (const { id, milliseconds } of samplesAfter(from, profile)) {
    const frame = frames.get(id)
    if (!frame || frame.functionName === '(idle)') continue
    const place = placeOf(frame.url)
    for (const [costs, what] of [
      [places, place],
      [functions, `${frame.functionName || '(anonymous)'} ${place}${lineOf(frame)}`],
    ] as const) {
      costs.set(what, (costs.get(what) ?? 0) + milliseconds)
    }
  }
  if (total(places) < 500) return undefined
  return [name, ...largest(places), '  ──', ...largest(functions)].join('\n')
}

function samplesAfter(from: number, { samples, timeDeltas, startTime }: Profile) {
  let time = startTime
  return samples
    .map((id, index) => ({ id, milliseconds: (timeDeltas[index] ?? 0) / 1000, at: (time += timeDeltas[index] ?? 0) }))
    .filter(({ at }) => at >= from)
}

type Frame = Profile['nodes'][number]['callFrame']

const lineOf = ({ url, lineNumber }: Frame) => (url === '' ? '' : ` ${url.split('/').at(-1) ?? ''}:${lineNumber + 1}`)

function placeOf(url: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1]
  if (inPackage !== undefined) return inPackage
  if (url.startsWith('node:')) return url
  return /\/((?:server|haraka-plugins)(?:\/.*)?)\/[^/]+$/.exec(url)?.[1] ?? '(native)'
}

const total = (costs: Map<string, number>) => [...costs.values()].reduce((all, cost) => all + cost, 0)

function largest(costs: Map<string, number>): string[] {
  const sorted = [...costs].toSorted(([, one], [, other]) => other - one).slice(0, shown)
  return sorted.map(([what, cost]) => {
    return `  ${((cost / total(costs)) * 100).toFixed(1).padStart(5)} % ${cost.toFixed(0).padStart(8)} ms  ${what}`
  })
}
