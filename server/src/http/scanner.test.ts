import { expect, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { databaseSnapshot } from '../../testing/database-snapshot.ts'
import { operatorCookie } from '../../testing/authorisation/callers.ts'
import { announced, pinOf } from '../../testing/pin-delivery.ts'
import { testApi } from '../../testing/test-api.ts'
import type { TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { graphql } from '../../testing/test-server.ts'
import { statusLink } from '../control/status-link.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { makeOperatorLink } from '../operators/make-operator-link.ts'

const json = { 'content-type': 'application/json' }
const open = 'mutation ($i: OpenDeliveryInput!) { openDelivery(input: $i) { __typename } }'
const verify = 'mutation ($i: VerifyPinInput!) { verifyPin(input: $i) { __typename } }'
const look =
  'query ($id: ID!, $accessToken: Bytes!) { delivery(id: $id, accessToken: $accessToken) { __typename ... on DeliverySummary { pin { sentAt } } } }'

const holderOf = ({ id, accessToken }: TestRecipient) => ({ id, accessToken: toBase64url(accessToken) })
const opening = (recipient: TestRecipient) => ({ ...holderOf(recipient), language: 'en' })

type Operation = { query: string; variables?: object }
/** A link of a mail, with what the pages behind it ask when they are loaded, and what they ask when somebody presses. */
type Target = { link: string; paths: string[]; looks: Operation[]; presses: Operation[] }

const mutation = (name: string, { type = `${name}Input`, input }: { type?: string; input: object }): Operation => ({
  query: `mutation ($i: ${type}!) { ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $i) { __typename } }`,
  variables: { i: input },
})

function recipients(recipient: TestRecipient): Target {
  const holder = holderOf(recipient)
  return {
    link: recipient.link,
    paths: [`/parts/${recipient.id}/manifest`, `/parts/${recipient.id}/1`],
    looks: [{ query: look, variables: holder }],
    presses: [
      { query: open, variables: { i: opening(recipient) } },
      mutation('ReportWrongNumber', { input: holder }),
      mutation('AskForMoreTime', { input: holder }),
    ],
  }
}

async function senders({ deps, clock }: TestGateway, { id: deliveryId }: TestRecipient): Promise<Target> {
  const { messageId = '', expiresAt } = (await deliveryById(deps.db, deliveryId)) ?? {}
  const link = statusLink(deps, { messageId, until: clock.now() })
  const holder = { messageId, token: new URL(link).hash.slice(1) }
  const input = { ...holder, deliveryId }
  const controls = ['RecallDelivery', 'SendNoticeAgain', 'UnlockDelivery']
  const query = 'query ($messageId: ID!, $token: Bytes!) { sentMessage(id: $messageId, token: $token) { __typename } }'
  return {
    link,
    paths: [],
    looks: [{ query, variables: holder }],
    presses: [
      ...controls.map((name) => mutation(name, { type: 'ControlInput', input })),
      mutation('GiveNumber', { input: { ...input, number: '0739999999' } }),
      mutation('ExtendMessage', { input: { ...holder, days: 7, from: expiresAt } }),
    ],
  }
}

async function operators({ deps }: TestGateway): Promise<Target> {
  const link = await makeOperatorLink(deps)
  return {
    link,
    paths: [
      '/operator/sign-in',
      '/operator/signed-in?code=x&state=y',
      '/operator/statistics.csv?from=2026-11&to=2026-11',
      '/sms-reports',
    ],
    looks: [{ query: '{ statistics(from: "2026-11", to: "2026-11") { __typename } }' }],
    presses: [
      mutation('SignInOperator', { input: { linkToken: new URL(link).hash.slice(1) } }),
      { query: 'mutation { signOutOperator { __typename } }' },
    ],
  }
}

/** What machines ask for on the way of a mail: the link as it stands, as they misread it, and what they find behind it. */
function addresses({ link, paths, presses }: Target): string[] {
  const { pathname, hash } = new URL(link)
  const secret = hash.slice(1)
  return [
    pathname,
    `${pathname}?utm_source=mail`,
    `${pathname}%23${secret}`,
    `${pathname}/${secret}`,
    `${pathname}?${secret}`,
    ...paths,
    ...presses.map(({ query, variables = {} }) => {
      const asked = new URLSearchParams({ query, variables: JSON.stringify(variables) })
      return `/graphql?${asked.toString()}`
    }),
  ]
}

const everywhere = [
  '/graphql',
  '/',
  '/frame.html',
  '/sw.js',
  '/assets/index-abc.js',
  '/robots.txt',
  '/favicon.ico',
  '/healthz',
]

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

type Post = { headers: Record<string, string>; body: string }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }

/** A press in bodies that no page of ours sends. */
function foreignPosts({ query, variables = {} }: Operation): Post[] {
  const body = JSON.stringify({ query, variables })
  const fields = `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${body}\r\n--x--\r\n`
  return [
    { headers: { 'content-type': 'text/plain' }, body },
    {
      headers: form,
      body: new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString(),
    },
    { headers: multipart, body: fields },
    { headers: {}, body },
    { headers: { ...json, origin: 'https://scanner.example' }, body },
    { headers: { ...json, 'sec-fetch-site': 'cross-site' }, body },
    { headers: json, body: `[${body}]` },
  ]
}

/** Everything that machines send about these links, as whoever has this cookie. */
function requestsAbout(targets: Target[], cookie: string): { path: string; init: RequestInit }[] {
  const fetches = [...targets.flatMap(addresses), ...everywhere].flatMap((path) =>
    ['GET', 'HEAD', 'OPTIONS'].flatMap((method) =>
      [...manners, { cookie }].map((headers) => ({ path, init: { method, headers } })),
    ),
  )
  const posts = targets.flatMap(({ link, looks, presses }) =>
    [
      ...presses.flatMap(foreignPosts),
      ...looks.map((operation) => ({ headers: json, body: JSON.stringify(operation) })),
    ].flatMap(({ headers, body }) =>
      [new URL(link).pathname, '/graphql'].map((path) => ({
        path,
        init: { method: 'POST', headers: { ...headers, cookie }, body },
      })),
    ),
  )
  return [...fetches, ...posts]
}

/** Cookies that an answer gives; it may take one away. */
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().filter((cookie) => !/^[\w-]+=;/.test(cookie))

test('thousands of fetches of every link, and what a page asks when it is loaded, change no row and send no SMS', async () => {
  const { gateway, origin } = await testApi()
  const byLink = await announced(gateway, ['bo@foretag.example.s'])
  const byPin = await announced(gateway)
  const status = await senders(gateway, byPin)
  const operator = await operators(gateway)
  const cookie = await operatorCookie(gateway)
  // Whoever asks with the cookie of an operator who is signed in puts off the end of that session, and does nothing else.
  const snapshot = () => databaseSnapshot(gateway.deps.db, { 'public.operator_sessions': 'expires_at' })
  const before = await snapshot()
  gateway.clock.advance({ minutes: 1 }) // What is written down again is not the same.
  const mails = gateway.mails.sent.length

  const requests = requestsAbout([recipients(byLink), recipients(byPin), status, operator], cookie)
  expect(requests.length).toBeGreaterThan(2_000)
  while (requests.length > 0) {
    await Promise.all(
      requests.splice(-50).map(async ({ path, init }) => {
        const answer = await fetch(origin + path, { ...init, redirect: 'manual' })
        await answer.arrayBuffer()
        expect(answer.status, path).toBeLessThan(500)
        expect(cookiesOf(answer), path).toEqual([])
      }),
    )
  }
  await gateway.runJobs()

  expect(await snapshot()).toEqual(before)
  expect(gateway.sms.sent).toEqual([])
  expect(gateway.mails.sent).toHaveLength(mails)

  const press = async (operation: Operation, headers = {}) =>
    Object.values((await graphql(origin, { ...operation, headers })).data ?? {})[0]
  expect(await press({ query: open, variables: { i: opening(byLink) } })).toEqual({ __typename: 'DeliveryOpened' })
  expect(await press({ query: open, variables: { i: opening(byPin) } })).toEqual({ __typename: 'PinSent' })
  const entered = { query: verify, variables: { i: { ...holderOf(byPin), pin: pinOf(gateway) } } }
  expect(await press(entered)).toEqual({ __typename: 'DeliveryOpened' })
  for (const look of status.looks) expect(await press(look)).toEqual({ __typename: 'SentMessage' })
  for (const look of operator.looks) expect(await press(look, { cookie })).toEqual({ __typename: 'Statistics' })
  const [signIn] = operator.presses
  expect(signIn && (await press(signIn))).toEqual({ __typename: 'OperatorSignedIn' })
  expect(await snapshot()).not.toEqual(before)
})
