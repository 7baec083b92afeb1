import { inject } from 'vitest'
import { copyTemplate, dropDatabase } from './template-database.ts'

export type TestDatabase = { url: string; drop: () => Promise<void> }

let made = 0

/** A database of its own with every migration applied. `drop` also ends the connections that are still open. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const name = `test_${String(process.pid)}_${String(++made)}`
  const url = await copyTemplate(serverUrl, name)
  return { url, drop: () => dropDatabase(serverUrl, name) }
}
