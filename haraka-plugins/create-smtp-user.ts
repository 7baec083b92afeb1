import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { createUser } from './users/create-user.ts'

const { name } = parseArgs({ options: { name: { type: 'string' } } }).values
try {
  const password = await createUser(readConfig(process.env).usersFile, name)
  console.log(`User:     ${String(name)}\nPassword: ${password}\n`)
  console.log('The password is shown this once; it can be used at once, over STARTTLS.')
} catch (error) {
  console.error((error as Error).message)
  console.error('  npm run smtp-user:create -- --name NAME')
  process.exitCode = 2
}
