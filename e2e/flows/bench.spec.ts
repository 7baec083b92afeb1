import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import type { IntakeRun } from '../bench/intake/measure-intake.ts'
import type { RequestRun } from '../bench/reading/measure-requests.ts'
import type { OpeningUnderLoad } from '../bench/reading/opening-under-load.ts'
import { growing, growthOf, largestOf, togetherOf, type Series } from '../bench/soak/memory.ts'
import type { Soak } from '../bench/soak/soak.ts'
import type { StoredRun } from '../bench/stored/stored-rounds.ts'

const run = promisify(execFile)
const benchFolder = fileURLToPath(new URL('../bench', import.meta.url))

let folder = ''

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigill-bench-test-'))
})

test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

type Results = { intake: IntakeRun[]; reading: RequestRun[]; openingUnderLoad: OpeningUnderLoad; stored: StoredRun[] }

/** Every number in it is one, whatever it is: how fast is not for a test to say. */
function everyNumber(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return Object.values(value).flatMap(everyNumber)
}

test('npm run bench measures all that it says it does, and every mail that it counts is stored', async () => {
  test.setTimeout(600_000)
  const file = join(folder, 'results.json')
  const args = [join(benchFolder, 'bench.main.ts'), '--quick', '--systems', 'a,b,c', '--json', file]
  const { stdout } = await run(process.execPath, args)
  const { intake, reading, openingUnderLoad, stored } = JSON.parse(await readFile(file, 'utf8')) as Results

  const loads = intake.map(({ system, bytes, connections }) => [system, bytes, connections])
  const wanted = [4_096, 102_400].flatMap((bytes) => ['a', 'b', 'c'].map((system) => [system, bytes, 2]))
  expect(loads).toEqual(wanted)
  const operations = ['opening', 'reading', 'PIN asked for', 'PIN entered', '10 MB attachment', 'sendMessage']
  expect(reading.map(({ operation, requests }) => [operation, requests])).toEqual(operations.map((name) => [name, 5]))
  expect(openingUnderLoad.run.requests).toBe(20)
  expect(stored.map((run) => [run.stored, run.opening.requests])).toEqual([
    [1000, 5],
    [2000, 5],
  ])
  const figures = everyNumber([intake, reading, openingUnderLoad, stored]).filter((value) => typeof value !== 'string')
  expect(figures.filter((value) => typeof value !== 'number' || value < 0)).toEqual([])
  for (const heading of ['Mails a second', 'CPU for each mail', 'Requests', 'With many deliveries']) {
    expect(stdout).toContain(`### ${heading}`)
  }
  expect(stdout).not.toContain('### Aims')
})

test('npm run soak sends, opens, reads and replies without an error, and says how memory goes', async () => {
  test.setTimeout(400_000)
  const file = join(folder, 'soak.json')
  // The exit code is 0, or this throws.
  await run(process.execPath, [join(benchFolder, 'soak.main.ts'), '--minutes', '0.1', '--rate', '10', '--json', file])
  const { errors, mails, readers, memory } = JSON.parse(await readFile(file, 'utf8')) as Soak
  expect(errors).toBe(0)
  expect(mails.taken).toBe(60)
  expect(readers.openings.length).toBeGreaterThan(0)
  expect(readers.others.length).toBeGreaterThan(readers.replies)
  expect(readers.replies).toBeGreaterThan(0)
  expect(memory.map(({ part }) => part)).toEqual(['Haraka', 'server', 'PostgreSQL'])
  for (const { largest, together } of memory) {
    expect(largest.megabytes).toBeGreaterThan(0)
    expect(together.megabytes).toBeGreaterThanOrEqual(largest.megabytes)
    expect([typeof largest.resident, typeof together.resident]).toEqual(['number', 'number'])
  }
})

test('the soak finds that memory grows when processes become more, and when one of them becomes larger', () => {
  const minute = 60_000
  /** Looked at every ten seconds until ten minutes have passed. */
  const process = (begun: number, megabytes: (minutes: number) => number): Series => {
    const resident = Array.from({ length: 61 }, (_, look) => ({ at: look * 10_000, value: megabytes(look / 6) }))
    return { resident: resident.filter(({ at }) => at >= begun * minute), heap: [] }
  }
  const after = 5 * minute
  const isGrowing = (series: Series[]) => {
    const [largest, together] = [growthOf(largestOf(series), after), growthOf(togetherOf(series), after)]
    return growing([{ part: 'server', largest, together }], 1).length > 0
  }
  const steady = process(0, () => 100)
  expect(isGrowing([steady, process(0, () => 90)])).toBe(false)
  expect(isGrowing([process(0, (minutes) => 100 + 2 * minutes)])).toBe(true)
  expect(isGrowing([steady, ...[1, 3, 5, 6, 7, 8, 9].map((begun) => process(begun, () => 50))])).toBe(true)
})
