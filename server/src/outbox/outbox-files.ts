import { mkdir, open, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Clock } from '../ports/clock.ts'

/** Names that sort by time, `20261124T213507123Z-<mark>.eml`; two that one process asks for within a millisecond keep their order. */
export function outboxNames(clock: Clock): (mark: string, extension: 'eml' | 'sms.json') => string {
  let last = 0
  return (mark, extension) => {
    last = Math.max(clock.now().getTime(), last + 1)
    return `${new Date(last).toISOString().replace(/[-:.]/g, '')}-${mark}.${extension}`
  }
}

/** In a folder beside the files, as links that lead to them: to make one is a single step, which only the first can do. */
const reservations = '.names'

/** The name of the file for this mark: `name`, unless another was the first to ask. Stays the same after a power cut. */
export async function reserveName(folder: string, mark: string, name: string): Promise<string> {
  const names = join(folder, reservations)
  await mkdir(names, { recursive: true, mode: 0o700 })
  const link = join(names, mark)
  try {
    await symlink(join('..', name), link)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return basename(await readlink(link))
  }
  await syncFolder(names)
  return name
}

const asideEnding = '.part'

/** Removes what processes that have died were writing. @param before older than anybody takes to write a file */
export async function removeAbandoned(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(asideEnding)) continue
    const file = join(folder, name)
    const found = await stat(file).catch(() => undefined) // It may have become a mail meanwhile.
    if (found && found.mtime < before) await rm(file, { force: true })
  }
}

/** Readers see the whole file or none, also after a power cut: written aside, synced, then renamed. Only the owner can read it. */
export async function writeWhole(
  folder: string,
  name: string,
  content: string | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `.${name}.${crypto.randomUUID()}${asideEnding}`)
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, join(folder, name))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
