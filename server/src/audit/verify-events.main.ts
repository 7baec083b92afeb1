import { readFile } from 'node:fs/promises'
import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { ConfigError, readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/database.ts'
import { auditVerifier, readAuditKey, type AuditVerifier } from '../keys/audit-key.ts'
import { systemClock } from '../ports/clock.ts'
import { readAnchors } from './anchors.ts'
import { checkedAuditKey } from './checked-audit-key.ts'
import { faultSentence } from './fault-sentence.ts'
import { stampEvents } from './stamp-events.ts'
import { verifyEvents } from './verify-events.ts'

const usage = 'npm run audit:verify -- [--from YYYY-MM-DD] [--anchors FILE] [--public-key FILE]'
const mostFaultsShown = 1_000

const { values } = readCommandLine(usage, {
  options: { from: { type: 'string' }, anchors: { type: 'string' }, 'public-key': { type: 'string' } },
})
const { from, anchors: anchorsFile, 'public-key': publicKeyFile } = values
if (from !== undefined && !isDay(from)) refuseCommandLine(usage, `${from} is not a day:`)

const { database, auditKeyFile, auditAnchorsFile } = readConfig(process.env)
const key = publicKeyFile === undefined ? await readAuditKey(auditKeyFile).catch(refused) : undefined
const publicPem = publicKeyFile === undefined ? key?.publicPem : await readFile(publicKeyFile, 'utf8').catch(refused)
if (publicPem === undefined) refuseCommandLine(usage, `There is no audit key in ${auditKeyFile}: name a public one.`)
const verifier = verifierOf(publicPem)
const comparedFile = anchorsFile ?? auditAnchorsFile
const read = await readAnchors(comparedFile).catch(refused)
if (!read && anchorsFile !== undefined) stop(`There is no file ${anchorsFile}.`)

if (key) await migrate(database.url.reveal()) // An auditor may only read.
const { db, close } = openDatabase(database.url.reveal(), { connections: 2, onError: () => undefined })
// What happened since the server last did it; with a public key alone it can only be counted.
if (key)
  await stampEvents({ db, clock: systemClock }, await checkedAuditKey({ db }, { file: auditKeyFile }).catch(refused))
let faults = 0
for (const line of read?.unreadable ?? []) {
  faults++
  console.log(`FAULT line ${line} of ${comparedFile} is not an anchor: day, number, hash`)
}
const { events, unstamped } = await verifyEvents(db, {
  verifier,
  ...(read && { anchors: read.anchors }),
  ...(from !== undefined && { from }),
  onDay: ({ day, stamps, events: ofDay, lastHash }) => {
    console.log(`${day}  ${String(stamps).padStart(6)} stamps ${String(ofDay).padStart(9)} events  ${lastHash}`)
  },
  onFault: (fault) => {
    if (++faults <= mostFaultsShown) console.log(`FAULT ${faultSentence(fault)}`)
  },
})
await close()

if (faults > mostFaultsShown) console.log(`… and ${faults - mostFaultsShown} more`)
const compared = read?.anchors.length ?? 0
console.log(`${events} events in the chain, ${unstamped} not stamped yet, ${compared} anchors compared`)
if (compared === 0) {
  console.error(
    `NO ANCHOR in ${comparedFile}: an end that was cut off, or a chain written anew, is not seen (--anchors FILE).`,
  )
}
console.log(faults === 0 ? 'No fault.' : `${faults} faults.`)
process.exitCode = faults === 0 ? 0 : 1

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  )
}

function verifierOf(pem: string): AuditVerifier {
  try {
    return auditVerifier(pem)
  } catch {
    return stop(`${publicKeyFile ?? auditKeyFile} holds no public audit key: what npm run --silent audit:key prints.`)
  }
}

/** What is wrong with a file that was named is a sentence; and with another key the command would sign for the servers. */
function refused(error: unknown): never {
  if (error instanceof ConfigError || (error as NodeJS.ErrnoException).code !== undefined)
    stop((error as Error).message)
  throw error
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
