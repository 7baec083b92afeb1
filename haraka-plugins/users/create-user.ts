import { randomBytes } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { hashPassword } from './password-hash.ts'
import { readUsers, writeUsers } from './users-file.ts'

export class UserError extends Error {}

/** An address, or a domain as `@kommun.se`. */
const senderForm = /^[^@\s<>"%!]*@[a-z0-9-]+(\.[a-z0-9-]+)*$/

const asMailNamesIt = (sender: string) =>
  sender.toLowerCase().replace(/@(.*)$/, (_, domain: string) => `@${domainToASCII(domain)}`)

type NewUser = { name: string | undefined; senders?: string[] | undefined }

/**
 * Gives a mail server or a mail program an account, or an account that it has a new password.
 * @returns the password, which is kept nowhere
 */
export async function createUser(usersFile: string, { name, senders = [] }: NewUser): Promise<string> {
  if (name === undefined || !/^[\w.@-]{1,64}$/.test(name)) {
    throw new UserError('Say who logs in: --name with letters, digits, dots and dashes, at most 64.')
  }
  const lowered = senders.map(asMailNamesIt)
  if (!lowered.every((sender) => senderForm.test(sender))) {
    throw new UserError('Say what it may send as: --sender name@kommun.se, or --sender @kommun.se for all of a domain.')
  }
  const password = randomBytes(24).toString('base64url')
  const user = { hash: await hashPassword(password), ...(lowered.length > 0 && { senders: lowered }) }
  await writeUsers(usersFile, { ...(await readUsers(usersFile)), [name]: user })
  return password
}
