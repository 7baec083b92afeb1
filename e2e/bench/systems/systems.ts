import type { Options } from '../options.ts'
import { harakaThatDiscards, harakaToSink } from './haraka.ts'
import { postfixIsMissing, postfixWithGpg } from './postfix-gpg.ts'
import { sigill, type Sigill } from './sigill.ts'
import type { System } from './system.ts'

type Starting = { options: Options; env: Record<string, string>; say: (line: string) => void }

/** Starts the systems that are asked for and that can be had for `work`, and stops them whatever comes of that. */
export async function withSystems<T>(
  { options, env, say }: Starting,
  work: (systems: (System | Sigill)[]) => Promise<T>,
): Promise<T> {
  const starts: Record<string, () => Promise<System | Sigill>> = {
    a: () => harakaThatDiscards(options.env),
    b: () => harakaToSink(options.env),
    c: () => sigill(env),
    d: () => postfixWithGpg(),
  }
  const systems: System[] = []
  try {
    for (const letter of options.systems) {
      const missing = letter === 'd' ? postfixIsMissing() : undefined
      const start = starts[letter]
      if (missing !== undefined) say(`(d) Postfix with gpg is left out: ${missing}`)
      else if (start) systems.push(await start())
    }
    return await work(systems)
  } finally {
    for (const system of systems) await system.stop()
  }
}
