import { expect, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { databaseSnapshot } from '../../testing/database-snapshot.ts'
import { announced, pinOf } from '../../testing/pin-delivery.ts'
import { result, testApi } from '../../testing/test-api.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { graphql } from '../../testing/test-server.ts'

const json = { 'content-type': 'application/json' }
const open = 'mutation ($i: OpenDeliveryInput!) { openDelivery(input: $i) { __typename } }'
const verify = 'mutation ($i: VerifyPinInput!) { verifyPin(input: $i) { __typename } }'
const look =
  'query ($id: ID!, $accessToken: Bytes!) { delivery(id: $id, accessToken: $accessToken) { __typename ... on DeliverySummary { pin { sentAt } } } }'

const holderOf = ({ id, accessToken }: TestRecipient) => ({ id, accessToken: toBase64url(accessToken) })
const opening = (recipient: TestRecipient) => ({ ...holderOf(recipient), language: 'en' })

/** What machines ask for on the way of a mail: the link as it stands, as they misread it, and what they find behind it. */
function addresses(recipient: TestRecipient): string[] {
  const { pathname, hash } = new URL(recipient.link)
  const secret = hash.slice(1)
  const asked = new URLSearchParams({ query: open, variables: JSON.stringify({ i: opening(recipient) }) }).toString()
  return [
    pathname,
    `${pathname}?utm_source=mail`,
    `${pathname}%23${secret}`,
    `${pathname}/${secret}`,
    `${pathname}?${secret}`,
    `/graphql?${asked}`,
    '/graphql',
    `/parts/${recipient.id}/manifest`,
    `/parts/${recipient.id}/1`,
    '/',
    '/frame.html',
    '/sw.js',
    '/assets/index-abc.js',
    '/robots.txt',
    '/favicon.ico',
    '/healthz',
  ]
}

/** How they ask. */
const manners: Record<string, string>[] = [
  {},
  { purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-site': 'none' },
  { 'x-moz': 'prefetch' },
  { 'x-purpose': 'preview' },
  { 'if-none-match': 'W/"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"' },
  { 'if-modified-since': 'Wed, 25 Nov 2026 00:00:00 GMT' },
  { range: 'bytes=0-0' },
  { range: 'bytes=0-0,5-9' },
  { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)', accept: '*/*' },
  { cookie: 'session=1; __Host-sigill=x' },
  { authorization: `Bearer ${'x'.repeat(43)}` },
  { origin: 'https://scanner.example', 'access-control-request-method': 'POST' },
  { 'x-http-method-override': 'POST', 'x-http-method': 'POST' },
]

/** Bodies that are no request of a page of ours, and the one question that the pages ask when they are loaded. */
function posts(recipient: TestRecipient): { headers: Record<string, string>; body: string }[] {
  const mutation = JSON.stringify({ query: open, variables: { i: opening(recipient) } })
  return [
    { headers: { 'content-type': 'text/plain' }, body: mutation },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: open }).toString(),
    },
    { headers: {}, body: mutation },
    { headers: { ...json, origin: 'https://scanner.example' }, body: mutation },
    { headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: mutation },
    { headers: json, body: `[${mutation}]` },
    { headers: json, body: JSON.stringify({ query: look, variables: holderOf(recipient) }) },
  ]
}

test('a thousand fetches of a link, and what a page asks when it is loaded, change no row and send no SMS', async () => {
  const { gateway, origin } = await testApi()
  const byLink = await announced(gateway, ['bo@foretag.example.s'])
  const byPin = await announced(gateway)
  const before = await databaseSnapshot(gateway.deps.db)
  const mails = gateway.mails.sent.length

  const requests = [byLink, byPin].flatMap((recipient) => [
    ...addresses(recipient).flatMap((path) =>
      ['GET', 'HEAD', 'OPTIONS'].flatMap((method) => manners.map((headers) => ({ path, init: { method, headers } }))),
    ),
    ...posts(recipient).flatMap((init) =>
      [...addresses(recipient).slice(0, 2), '/graphql'].map((path) => ({ path, init: { ...init, method: 'POST' } })),
    ),
  ])
  expect(requests.length).toBeGreaterThan(1_000)
  while (requests.length > 0) {
    await Promise.all(
      requests.splice(-50).map(async ({ path, init }) => {
        const answer = await fetch(origin + path, init)
        await answer.arrayBuffer()
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.headers.getSetCookie(), path).toEqual([])
      }),
    )
  }
  await gateway.runJobs()

  expect(await databaseSnapshot(gateway.deps.db)).toEqual(before)
  expect(gateway.sms.sent).toEqual([])
  expect(gateway.mails.sent).toHaveLength(mails)

  const press = async (recipient: TestRecipient) =>
    result(await graphql(origin, { query: open, variables: { i: opening(recipient) } }), 'openDelivery')
  expect(await press(byLink)).toEqual({ __typename: 'DeliveryOpened' })
  expect(await press(byPin)).toEqual({ __typename: 'PinSent' })
  const entered = await graphql(origin, {
    query: verify,
    variables: { i: { ...holderOf(byPin), pin: pinOf(gateway) } },
  })
  expect(result(entered, 'verifyPin')).toEqual({ __typename: 'DeliveryOpened' })
  expect(await databaseSnapshot(gateway.deps.db)).not.toEqual(before)
})
