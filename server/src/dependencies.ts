import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { KeyRing } from './keys/key-ring.ts'
import type { LivePolicy } from './policy/policy.ts'
import type { Clock } from './ports/clock.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { KeyStore } from './ports/key-store.ts'
import type { Log } from './ports/log.ts'
import type { MailSender } from './ports/mail-sender.ts'
import type { Random } from './ports/random.ts'
import type { SmsSender } from './ports/sms-sender.ts'
import type { VirusScanner } from './ports/virus-scanner.ts'

/** What a use case may use; each asks for the part it needs. */
export type Dependencies = {
  config: Config
  policy: LivePolicy
  db: Database
  jobs: Jobs
  clock: Clock
  random: Random
  keys: KeyRing
  intakeTokenDigest: Bytes
  keyStore: KeyStore
  mailSender: MailSender
  smsSender: SmsSender
  /** Undefined: nothing is scanned. */
  virusScanner: VirusScanner | undefined
  /** Undefined: operators sign in with one-time links. */
  identityProvider: IdentityProvider | undefined
  log: Log
}
