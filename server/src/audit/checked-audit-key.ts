import { ConfigError } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import { loadAuditKey, readAuditKey, type AuditKey } from '../keys/audit-key.ts'
import { lastStamp } from './audit.store.ts'

/**
 * The audit key: made at the first start, and never in place of one that is gone, for nobody could tell that from a forger's.
 * @throws ConfigError when it is gone, or is none
 */
export async function checkedAuditKey({ db }: Pick<Dependencies, 'db'>, { file }: { file: string }): Promise<AuditKey> {
  if (!(await lastStamp(db))) return loadAuditKey(file)
  const key = await readAuditKey(file)
  if (key) return key
  throw new ConfigError(
    `${file} does not exist, but the events of this database are signed with an audit key: put it back (docs/operations.md)`,
  )
}
