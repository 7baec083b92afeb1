import { fromBase64url } from '@sigill/envelope/bytes.ts'
import { expect, onTestFinished, test } from 'vitest'
import { testApi } from '../../testing/test-api.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { startTestIssuer, type TestIssuer } from '../../testing/test-issuer.ts'
import { graphql } from '../../testing/test-server.ts'
import { events } from '../events/events.tables.ts'
import { hasOperatorSession } from '../operators/operator-session.ts'

const publicUrl = 'http://sigill.example'
const host = 'sigill.example'
const session = '__Host-sigill-operator'
const signInCookie = '__Host-sigill-operator-sign-in'
const csv = '/operator/statistics.csv?from=2026-11&to=2026-11'

/** A gateway, its issuer and a browser. */
async function operators(change: (issuer: TestIssuer) => Record<string, string> = ({ env }) => env) {
  const issuer = await startTestIssuer(publicUrl)
  onTestFinished(() => issuer.stop())
  const api = await testApi(change(issuer))
  const browser = testBrowser({ [publicUrl]: api.origin })
  return { ...api, issuer, browser }
}

type Operators = Awaited<ReturnType<typeof operators>>

async function signIn({ browser }: Operators, name: string) {
  const login = await browser.go(`${publicUrl}/operator/sign-in`)
  const consent = await browser.submit(login, { login: name, password: 'any' })
  return browser.submit(consent, {})
}

const statisticsWith = async ({ origin }: Operators, cookie: string | undefined) => {
  const query = '{ statistics(from: "2026-11", to: "2026-11") { __typename ... on OperatorSignInNeeded { method } } }'
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie: `${session}=${cookie}` }
  return (await graphql(origin, { query, headers })).data?.['statistics']
}

test('an operator signs in at the identity provider and sees the statistics, until signing out', async () => {
  const all = await operators()
  const { browser, origin, gateway } = all
  expect(await statisticsWith(all, undefined)).toMatchObject({ method: 'OPENID_CONNECT' })
  expect((await signIn(all, 'eva')).url.href).toBe(`${publicUrl}/operator`)
  const cookie = browser.cookie(host, session)
  expect(await statisticsWith(all, cookie)).toEqual({ __typename: 'Statistics' })
  expect((await browser.go(publicUrl + csv)).text).toMatch(/^month;category;level;deliveries/)
  expect(await gateway.deps.db.select({ kind: events.kind, details: events.details }).from(events)).toEqual([
    {
      kind: 'OPERATOR_SIGNED_IN',
      details: { method: 'OPENID_CONNECT', operator: expect.stringMatching(/^[\w-]{16}$/) },
    },
  ])
  const headers = { cookie: `${session}=${cookie ?? ''}` }
  const out = await graphql(origin, { query: 'mutation { signOutOperator { method } }', headers })
  expect(out.cookies[0]).toMatch(/^__Host-sigill-operator=; Path=\/; Expires=Thu, 01 Jan 1970/)
  expect(await statisticsWith(all, cookie)).toMatchObject({ __typename: 'OperatorSignInNeeded' })
})

test.each([
  ['the list has others', { operators: [{ claim: 'groups', value: 'others' }] }, false],
  [
    'others were added',
    { operators: ['others', 'sigill-operators'].map((value) => ({ claim: 'groups', value })) },
    true,
  ],
  ['there is no provider any more', undefined, false],
])('once %s a session goes on only if what let the operator in is still listed', async (_, change, goesOn) => {
  const all = await operators()
  await signIn(all, 'eva')
  const { deps } = all.gateway
  const token = fromBase64url(all.browser.cookie(host, session) ?? '')
  expect(await hasOperatorSession(deps, token)).toBe(true)
  const openId = change && deps.config.openId && { ...deps.config.openId, ...change }
  expect(await hasOperatorSession({ ...deps, config: { ...deps.config, openId } }, token)).toBe(goesOn)
})

test('the cookies are for this host alone, over TLS, and no script reads them', async () => {
  const all = await operators()
  const begun = await fetch(`${all.origin}/operator/sign-in`, { redirect: 'manual' })
  expect(begun.headers.get('location')).toMatch(/code_challenge_method=S256&state=[\w-]{43}&nonce=[\w-]{43}/)
  expect(begun.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-sigill-operator-sign-in=[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ])
  const link = await graphql(all.origin, {
    query: 'mutation { signInOperator(input: { linkToken: "" }) { __typename ... on OperatorLinkOver { method } } }',
  })
  expect(link.data?.['signInOperator']).toEqual({ __typename: 'OperatorLinkOver', method: 'OPENID_CONNECT' })
  expect(link.cookies).toEqual([])
})

test('somebody whom the provider knows, but who is no operator, is not let in', async () => {
  const all = await operators()
  expect((await signIn(all, 'mallory')).url.hash).toBe('#sign-in-refused')
  expect(all.browser.cookie(host, session)).toBeUndefined()
})

test('a session is over after eight hours', async () => {
  const all = await operators()
  await signIn(all, 'eva')
  const cookie = all.browser.cookie(host, session)
  all.gateway.clock.advance({ minutes: 8 * 60 })
  expect(await statisticsWith(all, cookie)).toMatchObject({ __typename: 'OperatorSignInNeeded' })
})

test.each([
  ['without having begun here', ''],
  ['with checks that somebody else made', 'AAAA'],
])('whoever comes back from the provider %s is not let in', async (_, checks) => {
  const all = await operators()
  const login = await all.browser.go(`${publicUrl}/operator/sign-in`)
  const consent = await all.browser.submit(login, { login: 'eva', password: 'any' })
  all.browser.setCookie(host, signInCookie, checks)
  expect((await all.browser.submit(consent, {})).url.hash).toBe('#sign-in-refused')
})

test('the code of one browser is of no use to another, that has begun too', async () => {
  const all = await operators()
  const login = await all.browser.go(`${publicUrl}/operator/sign-in`)
  const consent = await all.browser.submit(login, { login: 'eva', password: 'any' })
  const other = testBrowser({ [publicUrl]: all.origin })
  await other.go(`${publicUrl}/operator/sign-in`)
  all.browser.setCookie(host, signInCookie, other.cookie(host, signInCookie) ?? '')
  expect((await all.browser.submit(consent, {})).url.hash).toBe('#sign-in-refused')
})

test('a sign-in that takes longer than ten minutes has to begin again', async () => {
  const all = await operators()
  const login = await all.browser.go(`${publicUrl}/operator/sign-in`)
  const consent = await all.browser.submit(login, { login: 'eva', password: 'any' })
  all.gateway.clock.advance({ minutes: 10 })
  expect((await all.browser.submit(consent, {})).url.hash).toBe('#sign-in-refused')
})

test('a wrong secret of ours, and a provider that is down, are the fault of nobody who signs in', async () => {
  const wrong = await operators(({ env }) => ({ ...env, OIDC_CLIENT_SECRET: 'wrong' }))
  expect((await signIn(wrong, 'eva')).url.hash).toBe('#sign-in-failed')
  const down = await operators()
  await down.issuer.stop()
  expect((await down.browser.go(`${publicUrl}/operator/sign-in`)).url.hash).toBe('#sign-in-failed')
})

test('the file is for operators and for clients with the scope', async () => {
  const { origin, client } = await operators()
  const get = (headers: Record<string, string>) => fetch(origin + csv, { headers, redirect: 'manual' })
  expect((await get({})).headers.get('location')).toBe('/operator')
  expect((await get(await client('others', ['messages:send']))).status).toBe(403)
  const answer = await get(await client('counter', ['statistics:read']))
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename=sigill-2026-11-2026-11.csv')
  const headers = await client('counter 2', ['statistics:read'])
  for (const months of [
    '',
    '?from=2026-11',
    '?from=2026-13&to=2026-14',
    '?from=2026-12&to=2026-11',
    '?from=2001-01&to=2026-01',
  ])
    expect((await fetch(`${origin}/operator/statistics.csv${months}`, { headers })).status, months).toBe(400)
})
