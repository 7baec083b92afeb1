import { execFile } from 'node:child_process'
import { mkdtemp, rmdir, statfs, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system of its own that can be full. */
export type SmallDisk = {
  folder: string
  /** Takes what is free. */
  fill: () => Promise<void>
  /** Gives it back. */
  free: () => Promise<void>
  remove: () => Promise<void>
}

/** @returns undefined where this account may not mount one: that takes root */
export async function smallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'sigill-small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder])
  } catch {
    await rmdir(folder)
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: async () => {
      const { bavail, bsize } = await statfs(folder)
      try {
        await writeFile(filler, Buffer.alloc(bavail * bsize), { flag: 'a' })
      } catch (error) {
        // Others have written meanwhile: it is full.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    free: () => unlink(filler),
    remove: async () => {
      await run('umount', ['--lazy', folder])
      await rmdir(folder)
    },
  }
}
