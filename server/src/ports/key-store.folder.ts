import { readdir, mkdir, rm, open } from 'node:fs/promises'
import path from 'node:path'
import { fromBase64url, toBase64url } from '@sigill/envelope/bytes.ts'
import { readOrMakeSecretFile, readSecretFile } from '../keys/secret-file.ts'
import type { KeyStore } from './key-store.ts'
import type { Random } from './random.ts'

const ending = '.key'

/** Day keys as files `2026-12-24.key` in a folder that the server alone can read. Servers that share a database share the folder. */
export function folderKeyStore(folder: string, random: Random): KeyStore {
  const fileOf = (day: string) => path.join(folder, day + ending)
  return {
    dayKey: async (day) => fromBase64url(await readOrMakeSecretFile(fileOf(day), () => toBase64url(random(32)))),
    existingDayKey: async (day) => {
      const text = await readSecretFile(fileOf(day))
      return text === undefined ? undefined : fromBase64url(text)
    },
    destroyBefore: async (day) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const over = (await readdir(folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .filter((name) => name < day)
      for (const name of over) await destroy(fileOf(name), random)
      return over
    },
  }
}

/** Overwritten before it is removed; a medium that copies on write may still hold the old bytes (docs/operations.md). */
async function destroy(file: string, random: Random): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    await handle.write(random(size), 0, size, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rm(file)
}
