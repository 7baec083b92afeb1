// Kills, stops and drops while mails come in, and looks whether each arrives once and opens:
//   npm run chaos -- [--rounds 30] [--seed 1] [--relay] [--stop-seconds 60]
import { parseArgs } from 'node:util'
import { outboxMailboxes, relayMailboxes } from './announcements.ts'
import { planFaults } from './faults.ts'
import { faultsOf, table } from './report.ts'
import { runChaos } from './run.ts'
import { seededRandom } from './seeded-random.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(process.pid) },
    relay: { type: 'boolean', default: false },
    'stop-seconds': { type: 'string', default: '60' },
  },
})
const seed = Number(values.seed)
const plan = planFaults(Number(values.rounds), seededRandom(seed))
const mailboxes = values.relay ? await relayMailboxes() : outboxMailboxes()
console.log(`${plan.length} rounds, seed ${seed}`)
const outcome = await runChaos({
  plan,
  seed,
  mailboxes,
  stopSeconds: Number(values['stop-seconds']),
  roundSeconds: 4,
  patient: true,
  say: (line) => console.log(line),
})
await mailboxes.close()
const run = { plan, repeatsAreInDoubt: values.relay }
console.log(`\n${table(outcome, run)}`)
const faults = faultsOf(outcome, run)
for (const fault of faults) console.error(`FAULT  ${fault}`)
process.exit(faults.length === 0 ? 0 : 1)
