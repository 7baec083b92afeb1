import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Count = { passed: number; failed: number; skipped: number }

export async function countVitest(folder: string): Promise<Count> {
  const report = await readReport(folder, 'vitest.json')
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = report
  // A file that does not load has no tests that could fail.
  const failed = Math.max(number(numFailedTests), number(numFailedTestSuites))
  return { passed: number(numPassedTests), failed, skipped: number(numPendingTests) }
}

export async function countPlaywright(folder: string): Promise<Count> {
  const { stats, errors } = await readReport(folder, 'playwright.json')
  const { expected, unexpected, flaky, skipped } = (stats ?? {}) as Record<string, unknown>
  const broken = Array.isArray(errors) ? errors.length : 0
  return {
    passed: number(expected) + number(flaky),
    failed: Math.max(number(unexpected), broken),
    skipped: number(skipped),
  }
}

async function readReport(folder: string, name: string): Promise<Record<string, unknown>> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, unknown>
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
