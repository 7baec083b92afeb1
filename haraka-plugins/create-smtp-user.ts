import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { createUser } from './users/create-user.ts'

const { name } = parseArgs({ options: { name: { type: 'string' } } }).values
const { usersFile } = readConfig(process.env)
const password = await createUser(usersFile, name)
process.stdout.write(
  `User:     ${String(name)}\nPassword: ${password}\n\nThe password is shown this once; it can be used at once, over STARTTLS.\n`,
)
