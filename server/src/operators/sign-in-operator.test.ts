import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { events } from '../events/events.tables.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { makeOperatorLink } from './make-operator-link.ts'
import { hasOperatorSession } from './operator-session.ts'
import { operatorLinks, operatorSessions } from './operators.tables.ts'
import { signInOperator } from './sign-in-operator.ts'

const tokenIn = (link: string) => fromBase64url(link.slice(link.indexOf('#') + 1))

/** @returns the kind of the outcome, and the token of the session if there is one */
async function follow({ deps }: TestGateway, linkToken: Bytes) {
  let token: Bytes | undefined
  const setSession = (session: { token: Bytes }) => {
    token = session.token
  }
  const { kind } = await signInOperator(deps, { linkToken, setSession })
  return { kind, token }
}

test('a link signs in once, whoever comes first', async () => {
  const gateway = await testGateway()
  const link = await makeOperatorLink(gateway.deps)
  expect(link).toMatch(/^http:\/\/sigill\.example\/operator#[\w-]{43}$/)
  const all = await Promise.all([1, 2, 3].map(() => follow(gateway, tokenIn(link))))
  expect(all.map(({ kind }) => kind).sort()).toEqual(['OperatorLinkOver', 'OperatorLinkOver', 'OperatorSignedIn'])
  const [token] = all.flatMap((one) => one.token ?? [])
  expect(await hasOperatorSession(gateway.deps, token)).toBe(true)
  expect(await follow(gateway, tokenIn(link))).toEqual({ kind: 'OperatorLinkOver', token: undefined })
})

test('a link is over after a quarter of an hour, and one that was never made is told the same', async () => {
  const gateway = await testGateway()
  const link = await makeOperatorLink(gateway.deps)
  gateway.clock.advance({ minutes: 15 })
  expect((await follow(gateway, tokenIn(link))).kind).toBe('OperatorLinkOver')
  expect((await follow(gateway, new Uint8Array(32))).kind).toBe('OperatorLinkOver')
})

async function signedIn(gateway: TestGateway): Promise<Bytes> {
  const { token } = await follow(gateway, tokenIn(await makeOperatorLink(gateway.deps)))
  if (!token) throw new Error('no session')
  return token
}

test('a session ends after an hour in which nothing is asked for', async () => {
  const gateway = await testGateway()
  const token = await signedIn(gateway)
  for (const minutes of [59, 59]) {
    gateway.clock.advance({ minutes })
    expect(await hasOperatorSession(gateway.deps, token)).toBe(true)
  }
  gateway.clock.advance({ minutes: 60 })
  expect(await hasOperatorSession(gateway.deps, token)).toBe(false)
})

test('a session ends after eight hours, however much is asked for', async () => {
  const gateway = await testGateway()
  const token = await signedIn(gateway)
  for (let half = 1; half < 16; half++) {
    gateway.clock.advance({ minutes: 30 })
    expect(await hasOperatorSession(gateway.deps, token)).toBe(true)
  }
  gateway.clock.advance({ minutes: 30 })
  expect(await hasOperatorSession(gateway.deps, token)).toBe(false)
})

test('a command on the server ends all sessions and the links that nobody has used', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const tokens = [await signedIn(gateway), await signedIn(gateway)]
  const link = await makeOperatorLink(deps)
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: deps.config.database.url.reveal(),
    DATA_DIR: deps.config.dataFolder,
  }
  const file = fileURLToPath(new URL('end-operator-sessions.main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env })
  expect(stdout).toBe('Ended. Sessions of operators: 2. Links that had not been used: 1.\n')
  for (const token of tokens) expect(await hasOperatorSession(deps, token)).toBe(false)
  expect((await follow(gateway, tokenIn(link))).kind).toBe('OperatorLinkOver')
  const ended = await deps.db.select().from(events).where(eq(events.kind, 'OPERATOR_SESSIONS_ENDED'))
  expect(ended).toMatchObject([{ details: { sessions: 2, links: 1 } }])
})

test('what is over is swept away', async () => {
  const gateway = await testGateway()
  await follow(gateway, tokenIn(await makeOperatorLink(gateway.deps)))
  gateway.clock.advance({ minutes: 8 * 60 })
  await expireMessages(gateway.deps)
  expect(await gateway.deps.db.select().from(operatorLinks)).toEqual([])
  expect(await gateway.deps.db.select().from(operatorSessions)).toEqual([])
})
