import type { Connection, Hook, Plugin } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import { hook } from '../hook.ts'
import { isPasswordOf } from '../users/password-hash.ts'
import { readUsers } from '../users/users-file.ts'
import { goOn, refuse, refuseAndHangUp, tryLaterAndHangUp } from '../verdict.ts'
import { largestMailOnTheWire } from './admission.ts'
import type { LoginTries } from './login-tries.ts'

const methods = ['PLAIN', 'LOGIN']
const triesOfOneConnection = 3

/** EHLO: our own size limit, and AUTH once the connection is encrypted and somebody could log in. */
export function capabilitiesHook({ usersFile, maxMailBytes }: { usersFile: string; maxMailBytes: number }): Hook {
  return hook(async ({ connection }) => {
    const capabilities = connection.capabilities.filter((line) => !line.startsWith('SIZE'))
    connection.capabilities = [...capabilities, `SIZE ${String(largestMailOnTheWire(maxMailBytes))}`]
    if (connection.tls.enabled && Object.keys(await readUsers(usersFile)).length > 0) {
      connection.capabilities.push(`AUTH ${methods.join(' ')}`)
      connection.notes.allowed_auth_methods = methods
    }
    return goOn
  })
}

/** AUTH that never gets as far as a password; what passes goes on to Haraka's `auth/auth_base`. */
export function loginHook({ tries }: { tries: LoginTries }): Hook {
  return hook<string[]>(({ connection, params: [command = ''] }) => {
    if (command.toUpperCase() !== 'AUTH') return goOn
    if (!connection.tls.enabled) {
      return refuse({ code: 538, status: '5.7.11', sentence: intakeRefusals.encryptFirst })
    }
    if (tries.isOver(connection.remote.ip)) {
      return tryLaterAndHangUp({ code: 454, status: '4.7.0', sentence: intakeRefusals.tooManyTries })
    }
    if ((connection.notes.auth_fails ?? 0) >= triesOfOneConnection) {
      return refuseAndHangUp({ code: 535, status: '5.7.8', sentence: intakeRefusals.tooManyLogins })
    }
    return goOn
  })
}

type Login = { connection: Connection; plugin: Plugin; user: string; password: string }
type LoginDeps = { usersFile: string; tries: LoginTries }

export async function isUser(
  { usersFile, tries }: LoginDeps,
  { connection, plugin, user, password }: Login,
): Promise<boolean> {
  const address = connection.remote.ip
  if (!tries.begin(address)) return false
  try {
    const users = await readUsers(usersFile)
    const known = Object.hasOwn(users, user) ? users[user] : undefined
    const valid = await isPasswordOf(known?.hash, password)
    if (valid) tries.succeeded(address)
    if (valid) connection.notes.sigillSenders = known?.senders
    // The name is not logged: people type their password there.
    connection.lognotice(plugin, valid ? 'logged in' : 'login failed', { client: address })
    return valid
  } catch (error) {
    connection.logerror(plugin, 'the file of users cannot be read', { why: (error as Error).name })
    return false
  }
}
