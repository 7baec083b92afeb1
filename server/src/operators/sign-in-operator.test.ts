import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import { expect, test } from 'vitest'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
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

test('what is over is swept away', async () => {
  const gateway = await testGateway()
  await follow(gateway, tokenIn(await makeOperatorLink(gateway.deps)))
  gateway.clock.advance({ minutes: 8 * 60 })
  await expireMessages(gateway.deps)
  expect(await gateway.deps.db.select().from(operatorLinks)).toEqual([])
  expect(await gateway.deps.db.select().from(operatorSessions)).toEqual([])
})
