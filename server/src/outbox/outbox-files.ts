import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Clock } from '../ports/clock.ts'

/** Names that sort by time, `20261124T213507123Z-<mark>.eml`; two that one process asks for within a millisecond keep their order. */
export function outboxNames(clock: Clock): (mark: string, extension: 'eml' | 'sms.json') => string {
  let last = 0
  return (mark, extension) => {
    last = Math.max(clock.now().getTime(), last + 1)
    return `${new Date(last).toISOString().replace(/[-:.]/g, '')}-${mark}.${extension}`
  }
}

/** Readers see the whole file or none, also after a power cut: written aside, synced, then renamed. Only the owner can read it. */
export async function writeWhole(
  folder: string,
  name: string,
  content: string | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `.${name}.${crypto.randomUUID()}.part`)
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
