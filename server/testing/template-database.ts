import { Client } from 'pg'
import { migrate } from '../src/db/migrate.ts'

const template = 'template_sigill'

/** Migrates once, so that a copy costs milliseconds. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  await migrate(await createDatabase(serverUrl, template))
}

export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE ${name}`)
  return databaseUrl(serverUrl, name)
}

export async function copyTemplate(serverUrl: string, name: string): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return databaseUrl(serverUrl, name)
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await execute(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
