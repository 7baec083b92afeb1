import { join } from 'node:path'
import pg from 'pg'
import { findEmbeddedPostgres } from '../../server/launch/embedded-postgres.ts'
import type { TestGateway } from './gateway.ts'

/** Where the database of a gateway is reached. */
export async function databaseUrl({ dataFolder }: TestGateway): Promise<string> {
  const url = await findEmbeddedPostgres(join(dataFolder, 'postgres'))
  if (url === undefined) throw new Error('the database of the gateway does not run')
  return url
}

/** Runs one statement in the database of a gateway. Only for what no person could do: to let time pass, or to look. */
export async function query(
  gateway: TestGateway,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: await databaseUrl(gateway) })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}
