import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const userFormat = z.object({ hash: z.string(), senders: z.array(z.string()).optional() })
/** A hash alone: as the file was written before logins had senders. */
const format = z.record(z.string(), z.union([userFormat, z.string().transform((hash) => ({ hash }))]))

/** `senders`: what this login may send as, addresses and domains as `@kommun.se`; without it, anything that the gateway takes. */
export type User = z.infer<typeof userFormat>

/** Mail programs and servers that may log in, by name. */
export type Users = Record<string, User>

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
