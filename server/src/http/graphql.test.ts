import { count } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { intakeToken, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { graphql, serve, type GraphqlAnswer } from '../../testing/test-server.ts'
import { createClient } from '../clients/create-client.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { messages } from '../messages/messages.tables.ts'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { graphqlRouter } from './graphql.ts'
import { partsRouter } from './parts.ts'

const recipient = 'anna@foretag.example'
const sendMessage = `mutation ($input: SendMessageInput!, $attachments: [Upload!]) {
  sendMessage(input: $input, attachments: $attachments) {
    __typename
    ... on MessageAccepted { duplicate message { id deliveries { recipient level category state announcedAt } } }
    ... on RecipientRefused { code sentence }
    ... on MessageTooLarge { limit }
  }
}`
const input = {
  idempotencyKey: 'arende-17',
  sender: { address: 'eva@kommun.example', name: 'Eva Ek' },
  recipient: { address: recipient, name: 'Anna Berg' },
  subject: 'Beslut',
  text: 'Hej Anna',
}

async function running(env: Record<string, string> = {}) {
  const gateway = await testGateway(env)
  const graphqlRoutes = await graphqlRouter(gateway.deps)
  const origin = await serve(graphqlRoutes.router, partsRouter(gateway.deps))
  const client = async (name = 'case system') => {
    const created = await createClient(gateway.deps, { name, scopes: ['messages:send'] })
    if (created.kind !== 'ClientCreated') throw new Error(created.kind)
    return { authorization: `Bearer ${created.token}` }
  }
  return { gateway, origin, client }
}

const result = (answer: GraphqlAnswer, field: string) => answer.data?.[field]

describe('sendMessage', () => {
  test('stores one message with its attachments, and message tells its states and no content', async () => {
    const { gateway, origin, client } = await running()
    const headers = await client()
    const files = { 'variables.attachments.0': new File(['pdf'], 'beslut å.pdf', { type: 'application/pdf' }) }
    const answer = await graphql(origin, {
      query: sendMessage,
      variables: { input, attachments: [null] },
      headers,
      files,
    })
    expect(result(answer, 'sendMessage')).toMatchObject({
      __typename: 'MessageAccepted',
      duplicate: false,
      message: { deliveries: [{ recipient, level: 'LINK', category: 'COMPANY', state: 'ACCEPTED' }] },
    })
    await gateway.runJobs()
    const { id } = result(answer, 'sendMessage')?.['message'] as { id: string }
    const query = 'query ($id: ID!) { message(id: $id) { id deliveries { state announcedAt } } }'
    const asked = await graphql(origin, { query, variables: { id }, headers })
    expect(result(asked, 'message')).toEqual({
      id,
      deliveries: [{ state: 'ANNOUNCED', announcedAt: '2026-11-24T10:00:00.000Z' }],
    })
    const other = await graphql(origin, { query, variables: { id }, headers: await client('another') })
    expect(other.data).toEqual({ message: null })

    const holder = await recipientOfNotice(gateway.mails.sent[0])
    const opened = await openDelivery(gateway.deps, { ...holder, language: 'sv' })
    if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
    const { manifest, attachment } = await readMessage(gateway.deps, holder, opened)
    expect(manifest).toMatchObject({ subject: 'Beslut', attachments: [{ fileName: 'beslut å.pdf', size: 3 }] })
    expect((await attachment('1')).toString()).toBe('pdf')
  })

  test('with the same key and content gives the same message, with other content a conflict', async () => {
    const { gateway, origin, client } = await running()
    const headers = await client()
    const send = (change: object) =>
      graphql(origin, { query: sendMessage, variables: { input: { ...input, ...change } }, headers })
    const first = result(await send({}), 'sendMessage')
    expect(result(await send({}), 'sendMessage')).toEqual({ ...first, duplicate: true })
    expect(result(await send({ subject: 'Annat' }), 'sendMessage')).toMatchObject({ __typename: 'IdempotencyConflict' })
    expect(await gateway.deps.db.select({ n: count() }).from(messages)).toEqual([{ n: 1 }])
    const other = await graphql(origin, { query: sendMessage, variables: { input }, headers: await client('another') })
    expect(result(other, 'sendMessage')).toMatchObject({ __typename: 'MessageAccepted', duplicate: false })
  })

  test('has a typed outcome for everything that the client can mend', async () => {
    const { origin, client } = await running({ MAX_MAIL_BYTES: '1000' })
    const headers = await client()
    const send = async (change: object) =>
      result(
        await graphql(origin, { query: sendMessage, variables: { input: { ...input, ...change } }, headers }),
        'sendMessage',
      )
    expect(await send({ text: ' ' })).toEqual({ __typename: 'MessageEmpty' })
    expect(await send({ text: 'x'.repeat(1001) })).toEqual({ __typename: 'MessageTooLarge', limit: 1000 })
    expect(await send({ level: 'PIN' })).toMatchObject({ __typename: 'RecipientRefused', code: 'PHONE_MISSING' })
    expect(await send({ phone: '+358401234567' })).toMatchObject({ code: 'PHONE_NOT_ALLOWED' })
    expect(await send({ recipient: { address: 'anna@foretag.example.s' } })).toMatchObject({
      code: 'MALFORMED_ADDRESS',
    })
    expect(await send({ level: 'PIN', phone: '+46701234567' })).toMatchObject({ __typename: 'MessageAccepted' })
  })

  test('says what is wrong with input that breaks the contract, without quoting it', async () => {
    const { origin, client } = await running()
    const headers = await client()
    for (const change of [{ phone: '0701234567' }, { idempotencyKey: '' }, { subject: 'hemligt'.repeat(200) }]) {
      const answer = await graphql(origin, {
        query: sendMessage,
        variables: { input: { ...input, ...change } },
        headers,
      })
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
      expect(JSON.stringify(answer)).not.toMatch(/0701234567|hemligt/)
    }
  })
})

describe('what needs a scope', () => {
  const operations: [string, object][] = [
    [
      'mutation ($v: AcceptMailInput!, $f: Upload!) { acceptMail(input: $v, rfc822: $f) { __typename } }',
      { v: { recipients: ['x'] }, f: null },
    ],
    ['query { explainRecipient(sender: "a@b.example", address: "x") { __typename } }', {}],
    ['mutation ($v: SendMessageInput!) { sendMessage(input: $v) { __typename } }', { v: input }],
    ['query { message(id: "x") { id } }', {}],
  ]
  test.each(operations)('%s', async (query, variables) => {
    const { origin } = await running()
    const files = query.includes('Upload') ? { 'variables.f': new Blob(['x']) } : undefined
    const ask = (headers: Record<string, string>) =>
      graphql(origin, { query, variables, headers, ...(files && { files }) })
    const forbidden = [{ extensions: { code: 'FORBIDDEN' } }]
    const nobody = await ask({})
    expect(nobody.errors).toMatchObject(forbidden)
    const unknown = await ask({ authorization: `Bearer ${'x'.repeat(43)}` })
    expect(unknown.errors).toEqual(nobody.errors)
    const intake = await ask({ authorization: `Bearer ${intakeToken}` })
    const allowedForIntake = /acceptMail|explainRecipient/.test(query)
    if (allowedForIntake) expect(intake.errors).toBeUndefined()
    else expect(intake.errors).toEqual(nobody.errors)
  })
})

describe('the recipient over HTTP', () => {
  const holderQuery = '(id: $id, accessToken: $accessToken)'
  const open =
    'mutation ($input: OpenDeliveryInput!) { openDelivery(input: $input) { __typename ... on DeliveryOpened { parts { id url size } } } }'

  async function announced(gateway: TestGateway, address = 'anna@foretag.example.s') {
    await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients: [address], rfc822: simpleMail() })
    await gateway.runJobs()
    const { id, accessToken } = await recipientOfNotice(gateway.mails.sent.at(-1))
    return { id, accessToken: toBase64url(accessToken) }
  }

  test('gets a session cookie that no script reads, and with it the sealed parts', async () => {
    const { gateway, origin } = await running()
    const holder = await announced(gateway)
    const answer = await graphql(origin, { query: open, variables: { input: { ...holder, language: 'sv' } } })
    const [cookie = ''] = answer.cookies
    expect(cookie).toMatch(
      new RegExp(`^__Host-sigill-${holder.id}=[\\w-]{43}; Path=/; Expires=.*; HttpOnly; Secure; SameSite=Strict$`),
    )
    const parts = result(answer, 'openDelivery')?.['parts'] as { url: string; size: number }[]
    const url = `${origin}${parts[0]?.url ?? ''}`
    const fetched = await fetch(url, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect((await fetched.arrayBuffer()).byteLength).toBe(parts[0]?.size)
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(url, { headers: { cookie: `__Host-sigill-${holder.id}=x` } })).status).toBe(404)
  })

  test('may try one code in a request, however it is written', async () => {
    const { gateway, origin } = await running()
    const holder = await announced(gateway, 'anna@foretag.example.0701234567.s')
    await graphql(origin, { query: open, variables: { input: { ...holder, language: 'sv' } } })
    const query = `mutation ($input: VerifyPinInput!, $other: VerifyPinInput!) {
      one: verifyPin(input: $input) { __typename ... on PinRejected { triesLeft } }
      two: verifyPin(input: $other) { __typename }
    }`
    const answer = await graphql(origin, {
      query,
      variables: { input: { ...holder, pin: '000000' }, other: { ...holder, pin: '000001' } },
    })
    expect(answer.errors).toMatchObject([{ message: 'One code can be tried in a request.' }])
    const batch = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `[{"query":"{__typename}"}]`,
    })
    expect(batch.status).toBe(400)
  })

  test('asks without changing anything', async () => {
    const { gateway, origin } = await running()
    const variables = await announced(gateway)
    const query = `query ($id: ID!, $accessToken: Bytes!) { delivery${holderQuery} { __typename ... on DeliverySummary { senderName organisation level } } }`
    const answer = await graphql(origin, { query, variables })
    expect(result(answer, 'delivery')).toEqual({
      __typename: 'DeliverySummary',
      senderName: 'Eva Ek',
      organisation: 'Exempelstad',
      level: 'LINK',
    })
    expect(answer.cookies).toEqual([])
  })
})

describe('a request that is not as it should be', () => {
  test('from another site is refused: simple forms cannot reach the API', async () => {
    const { origin } = await running()
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: '{ __typename }', variables: {} }))
    form.set('map', '{}')
    const answer = await fetch(`${origin}/graphql`, { method: 'POST', body: form })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('CSRF')
  })

  test.each([
    ['no map', { operations: '{"query":"{__typename}"}' }],
    ['operations that are not JSON', { operations: '{', map: '{}' }],
    [
      'a map that points to the prototype',
      { operations: '{"query":"{__typename}","variables":{}}', map: '{"0":["variables.__proto__.x"]}' },
    ],
    [
      'a map that points nowhere',
      { operations: '{"query":"{__typename}","variables":{}}', map: '{"0":["variables.file"]}' },
    ],
  ])('with %s is answered with 400', async (_, fields) => {
    const { origin } = await running()
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      body: form,
      headers: { 'apollo-require-preflight': '1' },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  test('that has many aliases is not carried out', async () => {
    const { origin } = await running()
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}: message(id: "x") { id }`).join(' ')
    const answer = await graphql(origin, { query: `{ ${aliases} }` })
    expect(answer.errors).toMatchObject([{ message: expect.stringMatching(/alias/i) }])
  })

  test('that meets an outage gets a request id and nothing of what went wrong', async () => {
    const { gateway, origin } = await running()
    const query = 'query { explainRecipient(sender: "a@b.example", address: "anna@foretag.example.s") { __typename } }'
    Object.assign(gateway.deps.config.policy, { defaultLevel: 'PIN' })
    Object.assign(gateway.deps.db, {
      select: () => {
        throw new Error('secret of the database')
      },
    })
    const answer = await graphql(origin, { query, headers: { authorization: `Bearer ${intakeToken}` } })
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL', requestId: expect.any(String) } }])
    expect(JSON.stringify(answer)).not.toContain('secret')
  })
})
