import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { systemClock } from '../ports/clock.ts'
import { folderKeyStore } from '../ports/key-store.folder.ts'
import { systemRandom } from '../ports/random.ts'
import { checkedKeyRing } from './check-key-ring.ts'
import { linesOf } from './remaining-values.ts'
import { retireKek } from './retire-kek.ts'
import { rotateKeys, type RotatingDependencies } from './rotate-keys.ts'

const usage = 'npm run keys:rotate | npm run keys:retire -- ID'
const { positionals } = readCommandLine(usage, { allowPositionals: true, options: {} })
const [command, id, ...others] = positionals
const work = workOf()

const { database, kekFile, dayKeyFolder } = readConfig(process.env)
await migrate(database.url.reveal())
const { db, close } = openDatabase(database.url.reveal(), { connections: 2, onError: () => undefined })
const ports = { db, clock: systemClock, random: systemRandom }
try {
  // Under the ring of another database it would seal what no server opens.
  await checkedKeyRing(ports, { file: kekFile })
  const keyStore = folderKeyStore(dayKeyFolder, systemRandom)
  const deps = { ...ports, keyStore, file: kekFile, say }
  const isDone = await work(deps)
  process.exitCode = isDone ? 0 : 1
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  say(error.message)
  process.exitCode = 1
} finally {
  await close()
}

/** It is said what is not clear: a key that is retired does not come back. */
function workOf(): (deps: RotatingDependencies) => Promise<boolean> {
  switch (command) {
    case 'rotate':
      return id === undefined ? rotate : refuseCommandLine(usage, 'keys:rotate takes no ID.')
    case 'retire':
      return id === undefined || others.length > 0 ? refuseCommandLine(usage, 'Which key?') : (deps) => retire(deps, id)
    case undefined:
    default:
      return refuseCommandLine(usage, 'What is to be done?')
  }
}

async function rotate(deps: RotatingDependencies): Promise<boolean> {
  const { added, current, old, remaining } = await rotateKeys(deps)
  if (added === undefined) say('An earlier change of keys was finished; no further key was made.')
  say(`${current} is the current key, and whatever could be opened is sealed under it.`)
  for (const line of linesOf(remaining)) say(line)
  for (const other of old) say(`Nothing needs ${other} any more: npm run keys:retire -- ${other}`)
  return remaining.length === 0
}

async function retire(deps: RotatingDependencies, kekId: string): Promise<boolean> {
  const outcome = await retireKek(deps, { id: kekId })
  switch (outcome.kind) {
    case 'KekRetired':
      say(`${kekId} is removed from the key ring. Destroy the copies of it that you keep.`)
      return true
    case 'UnknownKek':
      say(`The key ring has no key ${kekId}. It has: ${outcome.ids.join(', ')}`)
      return false
    case 'CurrentKek':
      say(`${kekId} is the current key. First: npm run keys:rotate`)
      return false
    case 'KekNeeded':
      say(`${kekId} stays, since it is needed:`)
      for (const line of linesOf(outcome.remaining)) say(line)
      return false
  }
}

function say(line: string): void {
  console.error(line)
}
