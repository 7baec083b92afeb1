import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLineNumber, readCommandLine } from '../../server/src/command-line.ts'
import { assertAllStored, withBench } from './bench.ts'
import { machine } from './machine.ts'
import { growing } from './soak/memory.ts'
import { measureMaximum, soak, soakReport, type Soak } from './soak/soak.ts'

const help = `npm run soak -- [options]
  --minutes N       default: 10
  --rate N          mails a second; default: half of what is measured at the start
  --json FILE       the figures`

/** Below this a slope says nothing: it is shown, and not judged. Minutes. */
const shortestToJudge = 5
const mostPercentAMinute = 1

const { values } = readCommandLine(help, {
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string' }, json: { type: 'string' } },
})
const minutes = commandLineNumber(help, values.minutes)
const rate = values.rate === undefined ? undefined : commandLineNumber(help, values.rate)

console.log(`Measured on ${await machine()}\n`)
const memoryFolder = await mkdtemp(join(tmpdir(), 'sigill-soak-'))
try {
  const result = await soakWhole()
  console.log(soakReport(result))
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(result, undefined, 2))
  process.exitCode = verdict(result)
} finally {
  await rm(memoryFolder, { recursive: true })
}
process.exit()

function soakWhole(): Promise<Soak> {
  const preload = new URL('soak/collect-and-note.ts', import.meta.url)
  const env = {
    NODE_OPTIONS: `--import=${preload.href}`,
    BENCH_MEMORY_FOLDER: memoryFolder,
    // Twenty times in all, but not so often that the pauses (some 50 ms) were what is measured.
    BENCH_COLLECT_MILLISECONDS: String(Math.min(20_000, minutes * 3_000)),
  }
  const say = (line: string) => process.stderr.write(`${line}\n`)
  return withBench({ env, say }, async (bench) => {
    const half = rate ?? (await measureMaximum(bench, 20)) / 2
    say(`${minutes} minutes at ${half.toFixed(1)} mails/s begin`)
    const result = await soak(bench, { minutes, rate: half, memoryFolder })
    await assertAllStored(bench.sigill)
    return result
  })
}

/** 0 when nothing failed and nothing grows. */
function verdict({ errors, memory }: Soak): number {
  if (errors > 0) return 1
  if (minutes < shortestToJudge) {
    console.log(`\nToo short to judge memory: at least ${shortestToJudge} minutes.`)
    return 0
  }
  const found = growing(memory, mostPercentAMinute)
  for (const { part } of found)
    console.log(`\nThe memory of ${part} grows by ${mostPercentAMinute} % a minute or more.`)
  return found.length > 0 ? 1 : 0
}
