import { writeFile } from 'node:fs/promises'
import { intakeReport } from './intake/intake-report.ts'
import { intakeRounds } from './intake/intake-rounds.ts'
import { readOptions, usage, type Options } from './options.ts'
import { describeProfiles, profiling } from './profile.ts'
import { harakaThatDiscards, harakaToSink } from './systems/haraka.ts'
import { sigill } from './systems/sigill.ts'
import type { System } from './systems/system.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const options = optionsFromArguments()
const systems: System[] = []
try {
  await startSystems()
  const runs = await intakeRounds({ systems, options, say })
  console.log(intakeReport(runs, options.sizes))
  if (options.json !== undefined) await writeFile(options.json, JSON.stringify({ intake: runs }, undefined, 2))
} finally {
  for (const system of systems) await system.stop()
}
if (options.profile !== undefined) console.log(await describeProfiles(options.profile))
process.exit()

function optionsFromArguments(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}

async function startSystems(): Promise<void> {
  const profile = options.profile === undefined ? {} : await profiling(options.profile)
  const starts: Record<string, () => Promise<System>> = {
    a: () => harakaThatDiscards(options.env),
    b: () => harakaToSink(options.env),
    c: () => sigill({ ...options.env, ...profile }),
  }
  for (const letter of options.systems) {
    const start = starts[letter]
    if (start) systems.push(await start())
  }
}
