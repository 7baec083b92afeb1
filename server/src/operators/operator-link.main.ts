import { readCommandLine } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import { linkMinutes, makeOperatorLink } from './make-operator-link.ts'

readCommandLine('npm run operator:link', { options: {} })

const config = readConfig(process.env)
await migrate(config.database.url.reveal())
const { db, close } = openDatabase(config.database.url.reveal(), { connections: 1, onError: () => undefined })
const link = await makeOperatorLink({ config, db, clock: systemClock, random: systemRandom })
await close()

console.error(`Open this link within ${linkMinutes} minutes. It signs in once, whoever opens it:`)
console.log(link)
