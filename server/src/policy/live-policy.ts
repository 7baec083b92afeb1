import { ConfigError, type Config } from '../config.ts'
import type { Log } from '../ports/log.ts'
import { defaultPolicy, type LivePolicy, type Policy } from './policy.ts'
import { readPolicyFile } from './policy-file.ts'

/**
 * The policy of `POLICY_FILE`, or the default one where no file is named. `reread` takes a file without faults; one with faults changes
 * nothing, and the log says which.
 * @throws ConfigError when the file has faults to begin with
 */
export function livePolicy({
  config,
  log,
}: {
  config: Pick<Config, 'policy' | 'policyFile'>
  log: Log
}): LivePolicy & { reread: () => void } {
  const read = (): Policy =>
    config.policyFile === undefined ? defaultPolicy : readPolicyFile(config.policyFile, config)
  let now = read()
  return {
    current: () => now,
    reread: () => {
      try {
        now = read()
        log.info('the policy was read again', { rules: now.rules.length })
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error
        for (const fault of error.message.split('\n')) log.error(`the policy stays as it was: ${fault}`)
      }
    },
  }
}
