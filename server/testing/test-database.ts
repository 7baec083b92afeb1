import { inject } from 'vitest'
import { copyTemplate, createDatabase, dropDatabase } from './template-database.ts'

export type TestDatabase = { url: string; drop: () => Promise<void> }

let count = 0

/** A database of its own with every migration applied. `drop` also ends the connections that are still open. */
export const createTestDatabase = (): Promise<TestDatabase> => made(copyTemplate)

/** One that no server has seen yet. */
export const createEmptyDatabase = (): Promise<TestDatabase> => made(createDatabase)

async function made(make: typeof copyTemplate): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const name = `test_${String(process.pid)}_${String(++count)}`
  const url = await make(serverUrl, name)
  return { url, drop: () => dropDatabase(serverUrl, name) }
}
