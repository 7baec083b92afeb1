import { randomBytes } from 'node:crypto'
import { hashPassword } from './password-hash.ts'
import { readUsers, writeUsers } from './users-file.ts'

export class UserError extends Error {}

/**
 * Gives a mail server or a mail program an account, or an account that it has a new password.
 * @returns the password, which is kept nowhere
 */
export async function createUser(usersFile: string, name: string | undefined): Promise<string> {
  if (name === undefined || !/^[\w.@-]{1,64}$/.test(name)) {
    throw new UserError('Say who logs in: --name with letters, digits, dots and dashes, at most 64.')
  }
  const password = randomBytes(24).toString('base64url')
  await writeUsers(usersFile, { ...(await readUsers(usersFile)), [name]: await hashPassword(password) })
  return password
}
