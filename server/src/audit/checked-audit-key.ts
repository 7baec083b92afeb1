import { ConfigError } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import { loadAuditKey, readAuditKey, type AuditKey } from '../keys/audit-key.ts'
import { currentKeyId, insertKeyId, lastStamp, replaceKeyId } from './audit.store.ts'

/**
 * The audit key of this database: made at the first start, and never in place of one that is gone, for nobody could tell that from a
 * forger's. Another one is taken when the public key of the one before stands with it (docs/operations.md).
 * @throws ConfigError when it is gone, is another one, or is none
 */
export async function checkedAuditKey({ db }: Pick<Dependencies, 'db'>, { file }: { file: string }): Promise<AuditKey> {
  const signedBy = (await lastStamp(db))?.keyId
  const isFirstStart = signedBy === undefined && (await currentKeyId(db)) === undefined
  const key = isFirstStart ? await loadAuditKey(file) : await readAuditKey(file)
  if (!key) {
    throw new ConfigError(
      `${file} does not exist, but the events of this database are signed with an audit key: put it back (docs/operations.md)`,
    )
  }
  const { signer, knownIds } = key
  // Without a row yet, this key may become the one of the database only if it knows the one that signed before.
  if (signedBy !== undefined && !knownIds.includes(signedBy)) throw otherKey(file)
  await insertKeyId(db, signer.keyId)
  const current = await currentKeyId(db)
  if (current === undefined || !knownIds.includes(current)) throw otherKey(file)
  if (current !== signer.keyId) await replaceKeyId(db, signer.keyId)
  return key
}

const otherKey = (file: string) =>
  new ConfigError(
    `${file} is not the audit key of this database, nor is the public key of that one in it: put it back (docs/operations.md)`,
  )
