// Kills, stops and drops while mails come in, and looks whether each arrives once and opens.
import { commandLineNumber, readCommandLine } from '../../server/src/command-line.ts'
import { outboxMailboxes, relayMailboxes } from './announcements.ts'
import { planFaults } from './faults.ts'
import { faultsOf, table } from './report.ts'
import { runChaos } from './run.ts'
import { seededRandom } from './seeded-random.ts'

const usage = 'npm run chaos -- [--rounds 30] [--seed 1] [--relay] [--stop-seconds 60] [--hurry]'

const { values } = readCommandLine(usage, {
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(process.pid) },
    relay: { type: 'boolean', default: false },
    'stop-seconds': { type: 'string', default: '60' },
    // The hours that mails wait for another try are over at once.
    hurry: { type: 'boolean', default: false },
  },
})
const seed = commandLineNumber(usage, values.seed, Number.isInteger)
const plan = planFaults(commandLineNumber(usage, values.rounds, Number.isInteger), seededRandom(seed))
const stopSeconds = commandLineNumber(usage, values['stop-seconds'])
const mailboxes = values.relay ? await relayMailboxes() : outboxMailboxes()
console.log(`${plan.length} rounds, seed ${seed}`)
const outcome = await runChaos({
  plan,
  seed,
  mailboxes,
  stopSeconds,
  roundSeconds: values.hurry ? 0 : 4,
  patient: !values.hurry,
  say: (line) => console.log(line),
})
await mailboxes.close()
const run = { plan, repeatsAreInDoubt: values.relay }
console.log(`\n${table(outcome, run)}`)
const faults = faultsOf(outcome, run)
for (const fault of faults) console.error(`FAULT  ${fault}`)
process.exit(faults.length === 0 ? 0 : 1)
