import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { countPlaywright, countVitest } from './count.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigill-count-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const report = (name: string, content: unknown) => writeFile(join(folder, name), JSON.stringify(content))

test('tests of vitest are counted by what became of them', async () => {
  await report('vitest.json', { numPassedTests: 5, numFailedTests: 2, numFailedTestSuites: 1, numPendingTests: 1 })
  expect(await countVitest(folder)).toEqual({ passed: 5, failed: 2, skipped: 1 })
})

test('a file that does not load is a failure, though no test of it failed', async () => {
  await report('vitest.json', { numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 1, numPendingTests: 0 })
  expect(await countVitest(folder)).toMatchObject({ failed: 1 })
  await report('playwright.json', { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] })
  expect(await countPlaywright(folder)).toMatchObject({ failed: 1 })
})

test('a browser test that passed at the second try has passed', async () => {
  await report('playwright.json', { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] })
  expect(await countPlaywright(folder)).toEqual({ passed: 4, failed: 1, skipped: 2 })
})

test('without a report nothing has passed', async () => {
  expect(await countVitest(folder)).toEqual({ passed: 0, failed: 0, skipped: 0 })
  expect(await countPlaywright(folder)).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
