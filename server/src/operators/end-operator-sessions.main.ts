import { readCommandLine } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { systemClock } from '../ports/clock.ts'
import { endOperatorSessions } from './end-operator-sessions.ts'

readCommandLine('npm run operator:end-sessions', { options: {} })

const config = readConfig(process.env)
await migrate(config.database.url.reveal())
const { db, close } = openDatabase(config.database.url.reveal(), { connections: 1, onError: () => undefined })
const { sessions, links } = await endOperatorSessions({ db, clock: systemClock })
await close()

console.log(`Ended. Sessions of operators: ${sessions}. Links that had not been used: ${links}.`)
