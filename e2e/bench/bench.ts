import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { databaseUrl, query } from '../support/database.ts'
import { Child } from './child.ts'
import type { Options } from './options.ts'
import type { SmsSinkAnswer } from './sinks/sms-sink.ts'
import { sigill as startSigill, type Sigill } from './systems/sigill.ts'

/** A whole Sigill, and everybody who has to do with it, each in a process of their own. */
export type Bench = {
  /** Mail servers that send, recipients' browsers and integrators, and the SMS provider. */
  smtp: Child
  http: Child
  sms: Child
  sigill: Sigill
  /** Of a client that may send messages. */
  token: string
  options: Options
  say: (line: string) => void
}

type Starting = { options: Options; env: Record<string, string>; say: (line: string) => void }

/** Starts it all for `work`, and stops it whatever comes of that. */
export async function withBench<T>({ options, env, say }: Starting, work: (bench: Bench) => Promise<T>): Promise<T> {
  const [smtp, http] = [new Child('intake/smtp-client.main.ts'), new Child('reading/http-client.main.ts')]
  const sms = new Child('sinks/sms-sink.main.ts')
  const { port } = await sms.ask<SmsSinkAnswer>({})
  const sigill = await startSigill({ SMS_URL: `http://127.0.0.1:${port}`, SMS_HOURLY_LIMIT: '1000000', ...env })
  try {
    const token = await makeClient(sigill)
    const result = await work({ smtp, http, sms, sigill, token, options, say })
    await assertAllStored(sigill)
    return result
  } finally {
    await sigill.stop()
    await Promise.all([smtp, http, sms].map((child) => child.stop()))
  }
}

/** As `npm run client:create` does. @returns its token */
async function makeClient({ gateway }: Sigill): Promise<string> {
  const script = join(import.meta.dirname, '..', '..', 'server', 'src', 'clients', 'create-client.main.ts')
  const env = { DATABASE_URL: await databaseUrl(gateway), DATA_DIR: gateway.dataFolder }
  const args = [script, '--name', 'bench', '--scope', 'messages:send']
  return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim()
}

/** @throws when what was acknowledged is not what was stored and announced: then no rate means anything */
export async function assertAllStored({ gateway, acknowledged }: Sigill): Promise<void> {
  const stored = `select count(*)::int as stored from deliveries where recipient_address not like '%@copied.example'`
  const [row] = await query(gateway, stored)
  if (row?.['stored'] !== acknowledged())
    throw new Error(`${acknowledged()} acknowledged, ${String(row?.['stored'])} stored`)
}
