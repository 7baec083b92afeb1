import { randomUUID } from 'node:crypto'
import { chown, link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
const exists = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST'

export async function readSecretFile(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** What the file holds. When it does not exist it is made, whole, for this account alone; of two makers the first wins. */
export async function readOrMakeSecretFile(file: string, make: () => string): Promise<string> {
  const found = await readSecretFile(file)
  if (found !== undefined) return found
  const folder = path.resolve(path.dirname(file))
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, make(), { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, file)
  } catch (error) {
    if (!exists(error)) throw error
  } finally {
    await rm(draft, { force: true }) // Also when the disk was full: every try would leave another.
  }
  await writeFoldersToDisk(folder, firstMade === undefined ? folder : path.dirname(firstMade))
  return readOrMakeSecretFile(file, make)
}

/** Puts another content in place of the old one: whole, on disk, for this account alone. Whoever reads sees one or the other. */
export async function replaceSecretFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush: true })
    // Root may do this for the account that the servers run under, which has to read it afterwards.
    const { uid, gid } = await stat(file)
    if (uid !== process.getuid?.()) await chown(draft, uid, gid)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
  const folder = path.resolve(path.dirname(file))
  await writeFoldersToDisk(folder, folder)
}

/** A power cut takes a file, however well written, when its name in the folder was not. Messages are sealed under this one from now on. */
async function writeFoldersToDisk(folder: string, last: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (folder !== last) await writeFoldersToDisk(path.dirname(folder), last)
}
