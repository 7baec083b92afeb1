import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { variables as intakeVariables } from '../haraka-plugins/config.ts'
import { variables as serverVariables } from '../server/src/config.ts'
import { runChecks } from './checks.ts'
import { root, run, type Outcome } from './command.ts'
import { countPlaywright, countVitest, type Count } from './count.ts'
import { installChromium } from './install-chromium.ts'
import { installClamd } from './install-clamd.ts'

const results = join(root, '.ci', 'results')

await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
// What this machine's own Sigill is told must not reach the one under test, its mail server least of all.
for (const name of [...serverVariables, ...intakeVariables]) Reflect.deleteProperty(process.env, name)

title('check')
const failedChecks = await runChecks()

title('vitest')
await installClamd()
const vitest = await run('vitest', [
  ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`],
])
const vitestCount = atLeastOne(vitest, await countVitest(results))

title('playwright')
await installChromium()
const playwright = await run('playwright', ['test', '--config', 'e2e', '--reporter=list,json'], {
  env: {
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'playwright.json'),
  },
})
const playwrightCount = atLeastOne(playwright, await countPlaywright(results))

title('summary')
console.log(`check       ${failedChecks.length === 0 ? 'ok' : `failed: ${failedChecks.join(', ')}`}`)
console.log(`vitest      ${line(vitestCount)}`)
console.log(`playwright  ${line(playwrightCount)}`)
const passed = vitestCount.passed + playwrightCount.passed
const failed = vitestCount.failed + playwrightCount.failed + failedChecks.length
const summary = `${passed} passed, ${failed} failed`
await writeFile(join(results, 'summary'), `${summary}\n`)
console.log(summary)
process.exitCode = failed === 0 ? 0 : 1

/** A stage that ended badly, or that ran nothing, has failed, whatever its report says. */
function atLeastOne({ code }: Outcome, count: Count): Count {
  const ran = count.passed > 0
  return code === 0 && ran ? count : { ...count, failed: Math.max(count.failed, 1) }
}

function line({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

function title(name: string): void {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
}
