import { eq } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { operationsWithIdOrToken } from '../../testing/authorisation/fields.ts'
import { announced, press } from '../../testing/pin-delivery.ts'
import { testApi } from '../../testing/test-api.ts'
import { type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { makeOperatorLink } from '../operators/make-operator-link.ts'

const wrongToken = toBase64url(new Uint8Array(32).fill(7))
/** Of the right length, for a day that no calendar has. */
const wrongStatusToken = toBase64url(new Uint8Array(20).fill(7))
const unknownId = '0193a1b2-0000-7000-8000-00000000000a'
const session = 'x'.repeat(43)

/** Deliveries of which somebody without the link must not even learn that they are there. */
async function everyState(gateway: TestGateway): Promise<Record<string, string>> {
  const recipients: TestRecipient[] = []
  for (const place of [0, 1, 2, 3, 4]) {
    recipients.push(await announced(gateway, [`p${place}@foretag.example.070123456${place}.s`]))
  }
  const [waiting = '', pressed = '', locked = '', opened = '', over = ''] = recipients.map(({ id }) => id)
  for (const recipient of recipients.filter(({ id }) => id === pressed)) await press(gateway, recipient)
  const set = (id: string, change: object) =>
    gateway.deps.db.update(deliveries).set(change).where(eq(deliveries.id, id))
  await set(locked, { state: 'LOCKED' })
  await set(opened, { state: 'OPENED', openedAt: gateway.clock.now(), sealedLinkSecret: null })
  await set(over, { state: 'EXPIRED', sealedKey: null, sealedLinkSecret: null, sealedPhone: null })
  return { waiting, pressed, locked, opened, over }
}

const ask = (query: string, variables: (id: string) => object) => (id: string) => ({
  path: '/graphql',
  init: {
    method: 'POST',
    body: JSON.stringify({ query, variables: variables(id) }),
    headers: { 'content-type': 'application/json', cookie: `__Host-sigill-${id}=${session}` },
  },
})

const message = ask('query ($id: ID!) { message(id: $id) { id } }', (id) => ({ id }))
const requests = {
  delivery: ask(
    'query ($id: ID!, $t: Bytes!) { delivery(id: $id, accessToken: $t) { __typename ... on DeliveryGone { reason } } }',
    (id) => ({ id, t: wrongToken }),
  ),
  openDelivery: ask(
    'mutation ($i: OpenDeliveryInput!) { openDelivery(input: $i) { __typename ... on DeliveryGone { reason } } }',
    (id) => ({ i: { id, accessToken: wrongToken, language: 'sv' } }),
  ),
  verifyPin: ask(
    'mutation ($i: VerifyPinInput!) { verifyPin(input: $i) { __typename ... on DeliveryGone { reason } } }',
    (id) => ({ i: { id, accessToken: wrongToken, pin: '123456' } }),
  ),
  reportWrongNumber: ask(
    'mutation ($i: ReportWrongNumberInput!) { reportWrongNumber(input: $i) { __typename ... on DeliveryGone { reason } } }',
    (id) => ({ i: { id, accessToken: wrongToken } }),
  ),
  askForMoreTime: ask(
    'mutation ($i: AskForMoreTimeInput!) { askForMoreTime(input: $i) { __typename ... on DeliveryGone { reason } } }',
    (id) => ({ i: { id, accessToken: wrongToken } }),
  ),
  sendReply: ask('mutation ($i: SendReplyInput!) { sendReply(input: $i) { __typename } }', (id) => ({
    i: { deliveryId: id, idempotencyKey: '0193a1b2-0000-7000-8000-00000000000b', subject: '', text: 'Hej' },
  })),
  parts: (id: string) => ({
    path: `/parts/${id}/manifest`,
    init: { headers: { cookie: `__Host-sigill-${id}=${session}` } },
  }),
}

/** Of the connections on which jobs are looked for, of the server and of the test. */
const isOfPgBoss = (client: unknown) => {
  const { connectionParameters } = client as { connectionParameters: { application_name?: string } }
  return /^(jobs|pgboss)\b/.test(connectionParameters.application_name ?? '')
}

/** Everything that an answer shows, and every statement that it took. */
async function seen(origin: string, { path, init }: { path: string; init: RequestInit }) {
  const asked = vi.spyOn(Client.prototype, 'query')
  const answer = await fetch(origin + path, init)
  const body = await answer.text()
  const { calls, contexts } = asked.mock
  const statements = calls
    // What pg-boss does for itself now and then belongs to no answer; a job of ours is written by a client of ours.
    .filter((_, at) => !isOfPgBoss(contexts[at]))
    .map(([query]: unknown[]) => (query as { text?: string }).text ?? query)
  asked.mockRestore()
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body, statements }
}

test.each(Object.entries(requests))(
  '%s gives whoever lacks the link the same answer, by the same statements, in every state and of nothing at all',
  async (_, request) => {
    const { gateway, origin } = await testApi()
    const states = await everyState(gateway)
    const ofNothing = await seen(origin, request(unknownId))
    for (const [state, id] of Object.entries(states)) {
      const answer = await seen(origin, request(id))
      expect(JSON.parse(JSON.stringify(answer).replaceAll(id, unknownId)), state).toEqual(ofNothing)
    }
  },
)

test('a delivery that somebody without its link asks about is not fetched from the database', async () => {
  const { gateway, origin } = await testApi()
  const { waiting = '' } = await everyState(gateway)
  const { statements } = await seen(origin, requests.delivery(waiting))
  expect(statements).toEqual([
    expect.stringMatching(/where \("deliveries"\."id" = \$1 and "deliveries"\."access_token_digest" = \$2\)$/),
  ])
})

const sentMessage = ask('query ($id: ID!, $t: Bytes!) { sentMessage(id: $id, token: $t) { __typename } }', (id) => ({
  id: id.split(' ')[0],
  t: wrongStatusToken,
}))
const ofMessage = ['ExtendMessageInput', 'RecallMessageInput']
const control = (name: string, { type = 'ControlInput', more = {} } = {}) =>
  ask(`mutation ($i: ${type}!) { ${name}(input: $i) { __typename ... on ControlRefused { reason } } }`, (id) => {
    const [messageId, deliveryId] = id.split(' ')
    return {
      i: { messageId, token: wrongStatusToken, ...(ofMessage.includes(type) ? {} : { deliveryId }), ...more },
    }
  })
const statusRequests = {
  sentMessage,
  recallDelivery: control('recallDelivery'),
  recallMessage: control('recallMessage', { type: 'RecallMessageInput' }),
  sendNoticeAgain: control('sendNoticeAgain'),
  unlockDelivery: control('unlockDelivery'),
  giveNumber: control('giveNumber', { type: 'GiveNumberInput', more: { number: '0739999999' } }),
  extendMessage: control('extendMessage', {
    type: 'ExtendMessageInput',
    more: { days: 7, from: '2026-12-24T10:00:00.000Z' },
  }),
}

test.each(Object.entries(statusRequests))(
  '%s gives whoever lacks the link of the status page the same answer, by the same statements, in every state and of nothing at all',
  async (_, request) => {
    const { gateway, origin } = await testApi()
    const states = await everyState(gateway)
    const ofNothing = await seen(origin, request(`${unknownId} ${unknownId}`))
    expect(ofNothing).toMatchObject({
      status: 200,
      body: expect.stringMatching(/"reason":"UNKNOWN"|"SentMessageUnknown"/) as string,
    })
    for (const [state, id] of Object.entries(states)) {
      const [row] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, id))
      const answer = await seen(origin, request(`${row?.messageId} ${id}`))
      expect(answer, state).toEqual(ofNothing)
    }
  },
)

test("another client's message and a recipient's delivery look like no message", async () => {
  const { gateway, origin, client } = await testApi()
  const { waiting = '' } = await everyState(gateway)
  const headers = await client()
  const [stored] = await gateway.deps.db.select({ id: messages.id }).from(messages)
  const asked = (id: string) => {
    const { path, init } = message(id)
    return seen(origin, { path, init: { ...init, headers: { ...init.headers, ...headers } } })
  }
  const ofNothing = await asked(unknownId)
  expect(ofNothing).toMatchObject({ status: 200, body: expect.stringContaining('"message":null') })
  expect(await asked(stored?.id ?? '')).toEqual(ofNothing)
  expect(await asked(waiting)).toEqual(ofNothing)
})

const signInOperator = ask(
  'mutation ($i: SignInOperatorInput!) { signInOperator(input: $i) { __typename ... on OperatorLinkOver { method } } }',
  (linkToken) => ({ i: { linkToken } }),
)

test("an operator's link that was used, and one that is too old, look like one that was never made", async () => {
  const { gateway, origin } = await testApi()
  const link = async () => (await makeOperatorLink(gateway.deps)).split('#')[1] ?? ''
  const old = await link()
  gateway.clock.advance({ days: 1 })
  const used = await link()
  const asked = (token: string) => seen(origin, signInOperator(token))
  expect(await asked(used)).toMatchObject({ body: expect.stringContaining('"OperatorSignedIn"') as string })
  const ofNothing = await asked(wrongToken)
  expect(ofNothing).toMatchObject({ status: 200, body: expect.stringContaining('"OperatorLinkOver"') as string })
  expect(await asked(used)).toEqual(ofNothing)
  expect(await asked(old)).toEqual(ofNothing)
})

test('whatever is asked for by an id or with a token is asked for here', () => {
  const asked = Object.keys({ ...requests, ...statusRequests, signInOperator, message }).filter((it) => it !== 'parts')
  expect(operationsWithIdOrToken.toSorted()).toEqual(asked.toSorted())
})
