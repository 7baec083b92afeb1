import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './test-database.ts'

test('every test database is migrated, and its own', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()]
  expect(one.url).not.toBe(other.url)
  expect(await tablesOf(one.url)).not.toEqual([])
  await one.drop()
  await expect(tablesOf(one.url)).rejects.toThrow('does not exist')
  await other.drop()
})

async function tablesOf(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (
      await client.query<{ table_name: string }>(
        "select table_name from information_schema.tables where table_schema = 'public'",
      )
    ).rows
  } finally {
    await client.end()
  }
}
