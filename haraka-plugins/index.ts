import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import type { Connection, Hook, Plugin } from 'haraka'
import { acceptMail } from './contract/accept-mail.ts'
import { explainRecipient } from './contract/explain-recipient.ts'
import { askServer } from './contract/server.ts'
import { readConfig } from './config.ts'
import { Admission } from './hooks/admission.ts'
import { Clients } from './hooks/clients.ts'
import { connectHook, disconnectHook, resetTransactionHook } from './hooks/connect.ts'
import { dataHook, dataPostHook } from './hooks/data.ts'
import { logHook } from './hooks/log.ts'
import { LoginTries } from './hooks/login-tries.ts'
import { capabilitiesHook, isUser, loginHook } from './hooks/login.ts'
import { printLine } from './hooks/print-line.ts'
import { neverOutbound, queueHook } from './hooks/queue.ts'
import { recipientHook } from './hooks/recipient.ts'
import { senderHook } from './hooks/sender.ts'

// The plugin as Haraka loads it: an export `hook_<name>` is run for that hook, and `this` is the plugin.
const config = readConfig(process.env)
const { intakeTokenFile, server, usersFile, trustedNetworks, maxMailBytes, bytesInFlight, suffix } = config
const ask = askServer({ url: server, token: readFileSync(intakeTokenFile, 'utf8').trim() })
const explain = explainRecipient(ask)
const clients = new Clients(config)
const tries = new LoginTries()
const storeMail = queueHook({ acceptMail: acceptMail(ask) })

export const hook_log = logHook({ print: printLine, now: () => new Date() })
export const hook_lookup_rdns = connectHook({ clients, explainRecipient: explain, suffix })
export const hook_capabilities = capabilitiesHook({ usersFile, maxMailBytes })
export const hook_mail = senderHook({ trustedNetworks, admission: new Admission(bytesInFlight), maxMailBytes })
export const hook_rcpt = recipientHook({ explainRecipient: explain, suffix })
export const hook_data = dataHook({ maxMailBytes })
export const hook_data_post = dataPostHook({ maxMailBytes })
export const hook_queue = storeMail
// A client that has logged in never reaches `queue`.
export const hook_queue_outbound = storeMail
export const hook_reset_transaction = resetTransactionHook({ clients })
export const hook_disconnect = disconnectHook({ clients })
export const never_outbound = neverOutbound
export const before_login: Hook = loginHook({ tries })

export function register(this: Plugin): void {
  if (cluster.isPrimary) endWithLauncher()
  this.register_hook('unrecognized_command', 'before_login', -10)
  this.register_hook('queue_outbound', 'never_outbound', 100)
  this.inherits('auth/auth_base')
}

/** Haraka calls this in each process that is told to end. */
export function shutdown(): void {
  clients.end()
}

function endWithLauncher(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGINT'))
  process.once('SIGINT', endEverywhere)
  // Otherwise the channel alone would keep Haraka from ending.
  process.channel?.unref()
}

/** Haraka ends one process after the other, and would let clients of the last one wait for mails in the first. */
function endEverywhere(): void {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.send({ event: 'plugins.shutdown' })
}

/** Keeps the password out of Haraka's notes. */
export const blankout_password = true

/** What `auth/auth_base` asks. */
export function check_plain_passwd(
  this: Plugin,
  connection: Connection,
  ...[user, password, answer]: [string, string, (valid: boolean) => void]
): void {
  void isUser({ usersFile, tries }, { connection, plugin: this, user, password }).then(answer)
}
