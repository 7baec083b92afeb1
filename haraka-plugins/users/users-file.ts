import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const format = z.record(z.string(), z.string())

/** Mail programs and servers that may log in: name → password hash. */
export type Users = z.infer<typeof format>

/** Read for each login, so that a user made while the gateway runs can log in at once. No file means no users. */
export async function readUsers(file: string): Promise<Users> {
  try {
    return format.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

export async function writeUsers(file: string, users: Users): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(users, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await rename(draft, file)
}
