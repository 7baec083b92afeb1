import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The clone. */
export const root = fileURLToPath(new URL('..', import.meta.url))

export type Outcome = { code: number; output: string }

type Options = {
  env?: Record<string, string | undefined>
  /** Default: everything is shown while it is printed. */
  quiet?: boolean
}

/** Runs a program of node_modules/.bin, or of the machine, in the clone; `output` is what it printed when quiet. */
export async function run(
  command: string,
  args: string[],
  { env = {}, quiet = false }: Options = {},
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  })
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? 1, output }
}
