import type { Bytes } from '@sigill/envelope/bytes.ts'
import { seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { readDirectoryFile, type DirectoryEntry, type DirectoryFault } from './directory-file.ts'
import { directoryNumberContext } from './directory-number.ts'
import { deleteDirectory, forgottenDigests, insertDirectoryNumbers, lockDirectory } from './directory.store.ts'
import { forgottenNumberDigest } from './forgotten-numbers.ts'

/** `forgotten`: of the file's, how many were left out because a sender had them forgotten. */
export type DirectoryImported = { kind: 'DirectoryImported'; numbers: number; before: number; forgotten: number }
export type DirectoryFaulty = { kind: 'DirectoryFaulty'; faults: DirectoryFault[] }

/** Rows of one statement: a number in it is a few parameters, and there are at most 65,535. */
const atOnce = 1_000

/**
 * The directory is what the file says, and nothing else: whoever is not in it any more has no number there. A number that a sender had
 * forgotten does not come back by it. With one fault nothing changes.
 */
export async function importDirectory(
  deps: Pick<Dependencies, 'config' | 'db' | 'clock' | 'keys' | 'random'>,
  { text }: { text: string },
): Promise<DirectoryImported | DirectoryFaulty | { kind: 'DirectoryEmpty' }> {
  const { mail, sms } = deps.config
  const file = readDirectoryFile(text, { suffix: mail.suffix, countries: sms.countries })
  if (file.kind === 'DirectoryFaulty') return file
  const { entries } = file
  if (entries.length === 0) return { kind: 'DirectoryEmpty' }
  const at = deps.clock.now()
  const all = await sealedRows(deps, { entries, at })
  return deps.db.transaction(async (tx) => {
    await lockDirectory(tx)
    const forgotten = new Set((await forgottenDigests(tx)).map(hex))
    const rows = all.filter(({ digest }) => !forgotten.has(hex(digest))).map(({ row }) => row)
    const before = await deleteDirectory(tx)
    for (let from = 0; from < rows.length; from += atOnce) {
      await insertDirectoryNumbers(tx, rows.slice(from, from + atOnce))
    }
    const details = { numbers: rows.length, before, forgotten: all.length - rows.length }
    await writeEvents(tx, [{ kind: 'DIRECTORY_IMPORTED', at, details }])
    return { kind: 'DirectoryImported', ...details }
  })
}

const hex = (digest: Bytes) => Buffer.from(digest).toString('hex')

/** Each with the digest under which it would have been forgotten. */
async function sealedRows(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  { entries, at }: { entries: DirectoryEntry[]; at: Date },
) {
  const rows: { row: { recipientAddress: string; sealedPhone: Bytes; importedAt: Date }; digest: Bytes }[] = []
  for (const { address, phone } of entries) {
    const plaintext = new TextEncoder().encode(phone)
    const sealedPhone = await seal({ keys: keys.keks, context: directoryNumberContext(address), plaintext, random })
    const digest = forgottenNumberDigest({ keys }, { recipientAddress: address, phone })
    rows.push({ row: { recipientAddress: address, sealedPhone, importedAt: at }, digest })
  }
  return rows
}
