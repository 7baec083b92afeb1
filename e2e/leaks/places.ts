import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Client } from 'pg'
import type { Haystack } from './haystack.ts'

/** Every value of every table, those of pg-boss too, and the statements that PostgreSQL remembers. */
export async function searchTables(haystack: Haystack, client: Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  )
  for (const { schema, name } of rows) {
    await searchRows(haystack, `table ${schema}.${name}`, () => client.query(`select * from "${schema}"."${name}"`))
  }
  await searchRows(haystack, 'statements', () => client.query('select query from pg_stat_activity'))
}

async function searchRows(
  haystack: Haystack,
  place: string,
  read: () => Promise<{ rows: Record<string, unknown>[] }>,
): Promise<void> {
  const { rows } = await read()
  for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
    const bytes = bytesOf(value)
    if (bytes) haystack.search(`${place}.${column}`, bytes)
  }
}

function bytesOf(value: unknown): Buffer | undefined {
  if (value === null || value instanceof Date) return undefined
  if (Buffer.isBuffer(value)) return value
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
}

type Folder = { folder: string; name: string; except?: string[]; since?: number; depth?: 1 }

/** Every file below a folder; `except` are folders in it, `since` leaves out what has not changed since (milliseconds), a depth of 1 what is in folders. */
export async function searchFolder(
  haystack: Haystack,
  { folder, name, except = [], since = 0, depth }: Folder,
): Promise<void> {
  const entries = await readdir(folder, { recursive: depth !== 1, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file)
    if (except.some((one) => path === one || path.startsWith(one + sep))) continue
    // Others may delete theirs while we look.
    const changed = await stat(file).catch(() => undefined)
    if (!changed || changed.mtimeMs < since || changed.size > 256 * 1024 * 1024) continue
    const content = await readFile(file).catch(() => Buffer.alloc(0))
    haystack.search(`${name}/${path}`, content)
    haystack.search(`${name}, names of files`, Buffer.from(path))
  }
}
