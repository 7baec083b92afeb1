import { readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { startJobs } from '../jobs/jobs.ts'
import { normalisedAddress } from '../policy/protected-address.ts'
import { systemClock } from '../ports/clock.ts'
import { pinoLog } from '../ports/log.pino.ts'
import { systemRandom } from '../ports/random.ts'
import { erasePerson } from './erase-person.ts'
import { findPerson, type Person } from './find-person.ts'

const usage = 'npm run person:erase -- [--yes] ADDRESS'

const { values, positionals } = readCommandLine(usage, {
  allowPositionals: true,
  options: { yes: { type: 'boolean', default: false } },
})
const address = positionals[0] ?? ''
if (positionals.length !== 1 || normalisedAddress(address) === undefined) {
  refuseCommandLine(usage, 'Whose data? One mail address:')
}

const { database, timeZone, logLevel, outboxFolder } = readConfig(process.env)
const databaseUrl = database.url.reveal()
await migrate(databaseUrl)
const { db, close } = openDatabase(databaseUrl, { connections: 2, onError: () => undefined })
const person = await findPerson({ db }, address)
if (isUnknown(person)) {
  console.log('Nothing is known under this address.')
} else {
  for (const line of plan(person)) console.log(line)
  if (values.yes || (await answersYes())) await erase()
  else console.log('Nothing was changed.')
}
await close()

async function erase(): Promise<void> {
  const jobs = await startJobs({ databaseUrl, timeZone, log: pinoLog(logLevel) })
  const { deliveries, messages } = await erasePerson(
    { db, jobs, clock: systemClock, random: systemRandom },
    { address },
  )
  await jobs.stop()
  console.log(`Erased. Deliveries as recipient: ${deliveries}. Messages as sender: ${messages}.`)
  const outbox = await readdir(outboxFolder).catch(() => [])
  if (outbox.length > 0)
    console.log(`Mails and SMS that were written in place of being sent are still in ${outboxFolder}.`)
  console.log('Backups and what docs/operations.md names there are for you to see to.')
}

function plan({
  addresses,
  received,
  unopened,
  sent,
  repliesWaiting,
  hasProvenNumber,
  isInDirectory,
}: Person): string[] {
  return [
    `Written as: ${addresses.join(', ') || '-'}`,
    `Deliveries as recipient: ${received}. Address, name, number, sessions and replies go. Never opened, and never will be: ${unopened}`,
    `Messages as sender: ${sent}. Address and name go; their recipients keep the messages, and their replies reach nobody.`,
    `Replies on their way, which will not arrive: ${repliesWaiting}`,
    `A proven number: ${hasProvenNumber ? 'yes' : 'no'}. A number in the directory: ${isInDirectory ? 'yes' : 'no'}`,
  ]
}

function isUnknown({ addresses, hasProvenNumber, isInDirectory }: Person): boolean {
  return addresses.length === 0 && !hasProvenNumber && !isInDirectory
}

async function answersYes(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await Promise.race([
    terminal.question('This cannot be undone. Erase it? (yes/no) '),
    new Promise<string>((resolve) => terminal.once('close', () => resolve('no'))),
  ])
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}
