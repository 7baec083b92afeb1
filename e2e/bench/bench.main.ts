import { writeFile } from 'node:fs/promises'
import { aims, aimsReport, type Figures } from './aims.ts'
import { assertAllStored, withBench, type Bench } from './bench.ts'
import { intakeReport } from './intake/intake-report.ts'
import { intakeRounds } from './intake/intake-rounds.ts'
import { machine } from './machine.ts'
import { readOptions, usage, type Options } from './options.ts'
import { describeProfiles, profileClock, profiling } from './profile.ts'
import type { RequestRun } from './reading/measure-requests.ts'
import { openingUnderLoad } from './reading/opening-under-load.ts'
import { readingReport } from './reading/reading-report.ts'
import { readingRounds } from './reading/reading-rounds.ts'
import { storedReport } from './stored/stored-report.ts'
import { storedRounds } from './stored/stored-rounds.ts'
import { withSystems } from './systems/systems.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const options = optionsFromArguments()
const where = await machine()
console.log(`Measured on ${where}\n`)

const profile = options.profile === undefined ? {} : await profiling(options.profile)
const env = { ...options.env, ...profile }
const figures: Figures & { reading?: RequestRun[] } = {}
let measuringSince: number | undefined
const starting = { options, env, say }
if (options.only.includes('intake')) {
  const runs = await withSystems(starting, async (systems) => {
    measuringSince = profileClock()
    const found = await intakeRounds({ systems, options, say })
    for (const system of systems) if ('gateway' in system) await assertAllStored(system)
    return found
  })
  figures.intake = runs
  show(intakeReport(runs, options.sizes))
}
if (options.only.some((part) => part !== 'intake')) {
  await withBench(starting, async (bench) => {
    measuringSince ??= profileClock()
    if (options.only.includes('reading')) await measureReading(bench)
    if (options.only.includes('stored')) await measureStored(bench)
  })
}
const reached = options.quick ? [] : aims(figures)
if (options.json !== undefined) {
  await writeFile(options.json, JSON.stringify({ machine: where, ...figures, aims: reached }, undefined, 2))
}
if (reached.length > 0) show(aimsReport(reached))
if (options.profile !== undefined) show(await describeProfiles(options.profile, measuringSince ?? 0))
process.exit()

async function measureReading(bench: Bench): Promise<void> {
  figures.reading = await readingRounds(bench, options)
  figures.openingUnderLoad = await openingUnderLoad(bench, options)
  show(readingReport(figures.reading, figures.openingUnderLoad))
}

async function measureStored(bench: Bench): Promise<void> {
  figures.stored = await storedRounds(bench, options)
  show(storedReport(figures.stored))
}

function show(report: string): void {
  console.log(`${report}\n`)
}

function optionsFromArguments(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}
