import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { createUser } from './users/create-user.ts'

const usage = 'npm run smtp-user:create -- --name NAME [--sender ADDRESS-OR-@DOMAIN]…'

if (process.argv.slice(2).includes('--help')) {
  console.log(usage)
  process.exit(0)
}
try {
  const { name, sender: senders } = parseArgs({
    options: { name: { type: 'string' }, sender: { type: 'string', multiple: true } },
  }).values
  const password = await createUser(readConfig(process.env).usersFile, { name, senders })
  console.log(`User:     ${String(name)}\nPassword: ${password}\n`)
  console.log('The password is shown this once; it can be used at once, over STARTTLS.')
} catch (error) {
  console.error((error as Error).message)
  console.error(`  ${usage}`)
  process.exitCode = 2
}
