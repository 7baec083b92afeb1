import { createClient } from '../support/create-client.ts'
import { query } from '../support/database.ts'
import { Child } from './child.ts'
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
  say: (line: string) => void
}

type Starting = { env: Record<string, string>; say: (line: string) => void }

/** Starts it all for `work`, and stops it whatever comes of that. */
export async function withBench<T>({ env, say }: Starting, work: (bench: Bench) => Promise<T>): Promise<T> {
  const [smtp, http] = [new Child('intake/smtp-client.main.ts'), new Child('reading/http-client.main.ts')]
  const sms = new Child('sinks/sms-sink.main.ts')
  const { port } = await sms.ask<SmsSinkAnswer>({})
  const sigill = await startSigill({ SMS_URL: `http://127.0.0.1:${port}`, SMS_HOURLY_LIMIT: '1000000', ...env })
  try {
    const token = await createClient(sigill.gateway, ['--name', 'bench', '--scope', 'messages:send'])
    const result = await work({ smtp, http, sms, sigill, token, say })
    await assertAllStored(sigill)
    return result
  } finally {
    await sigill.stop()
    await Promise.all([smtp, http, sms].map((child) => child.stop()))
  }
}

/** @throws when what was acknowledged is not what was stored and announced: then no rate means anything */
export async function assertAllStored({ gateway, acknowledged }: Sigill): Promise<void> {
  const stored = `select count(*)::int as stored from deliveries where recipient_address not like '%@copied.example'`
  const [row] = await query(gateway, stored)
  if (row?.['stored'] !== acknowledged())
    throw new Error(`${acknowledged()} acknowledged, ${String(row?.['stored'])} stored`)
}
