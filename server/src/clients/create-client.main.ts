import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import { createClient } from './create-client.ts'
import { isScope, scopes } from './scopes.ts'

const usage = `npm run client:create -- --name NAME --scope ${scopes.join('|')} [--scope …]`

const { values } = readCommandLine(usage, {
  options: { name: { type: 'string' }, scope: { type: 'string', multiple: true, default: [] } },
})
const name = values.name?.trim() ?? ''
const wanted = values.scope.filter(isScope)
if (name === '' || wanted.length === 0 || wanted.length !== values.scope.length) {
  refuseCommandLine(usage, 'Say what the client is called and what it may do:')
}

const { database } = readConfig(process.env)
await migrate(database.url.reveal())
const { db, close } = openDatabase(database.url.reveal(), { connections: 1, onError: () => undefined })
const created = await createClient({ db, clock: systemClock, random: systemRandom }, { name, scopes: wanted })
await close()

if (created.kind === 'NameTaken') {
  console.error(`There is a client called ${name} already. Choose another name.`)
  process.exitCode = 1
} else {
  console.error(`The client ${name} may: ${wanted.join(', ')}. Its token, shown this once:`)
  console.log(created.token)
}
