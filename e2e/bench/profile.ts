import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

/** The environment under which Node writes a profile of each process when it ends. */
export async function profiling(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true })
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${resolve(folder)}` }
}

const shown = 25

/** Of each profile: where the time went, by package or folder, and by function. Milliseconds of the function itself. */
export async function describeProfiles(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  const texts = names.map(async (name) =>
    describe(name, JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile),
  )
  return (await Promise.all(texts)).filter((text) => text !== undefined).join('\n\n')
}

/** Nothing of a process that did little but start. */
function describe(name: string, { nodes, samples, timeDeltas }: Profile): string | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]))
  const [places, functions] = [new Map<string, number>(), new Map<string, number>()]
  for (const [index, id] of samples.entries()) {
    const frame = byId.get(id)
    if (!frame || frame.functionName === '(idle)') continue
    const milliseconds = (timeDeltas[index] ?? 0) / 1000
    const place = placeOf(frame.url)
    const label = `${frame.functionName || '(anonymous)'} ${place}${frame.url === '' ? '' : `:${frame.url.split('/').at(-1)}:${frame.lineNumber + 1}`}`
    places.set(place, (places.get(place) ?? 0) + milliseconds)
    functions.set(label, (functions.get(label) ?? 0) + milliseconds)
  }
  if (total(places) < 1_500) return undefined
  return [name, ...largest(places), '  ──', ...largest(functions)].join('\n')
}

function placeOf(url: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1]
  if (inPackage !== undefined) return inPackage
  if (url.startsWith('node:')) return url
  return /\/((?:server|haraka-plugins)\/.*)\/[^/]+$/.exec(url)?.[1] ?? '(native)'
}

const total = (costs: Map<string, number>) => [...costs.values()].reduce((all, cost) => all + cost, 0)

function largest(costs: Map<string, number>): string[] {
  const sorted = [...costs].toSorted(([, one], [, other]) => other - one).slice(0, shown)
  return sorted.map(([what, cost]) => {
    return `  ${((cost / total(costs)) * 100).toFixed(1).padStart(5)} % ${cost.toFixed(0).padStart(8)} ms  ${what}`
  })
}
