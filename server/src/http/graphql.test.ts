import { describe, expect, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { result, testApi } from '../../testing/test-api.ts'
import { intakeToken, simpleMail, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { graphql } from '../../testing/test-server.ts'
import { acceptMail } from '../intake/accept-mail.ts'

const mailbox = { address: 'eva@kommun.example' }

describe('what needs a scope', () => {
  const operations: [string, object][] = [
    [
      'mutation ($v: AcceptMailInput!, $f: Upload!) { acceptMail(input: $v, rfc822: $f) { __typename } }',
      { v: { recipients: ['x'] }, f: null },
    ],
    ['query { explainRecipient(sender: "a@b.example", address: "x") { __typename } }', {}],
    [
      'mutation ($v: SendMessageInput!) { sendMessage(input: $v) { __typename } }',
      { v: { idempotencyKey: 'x', sender: mailbox, recipient: mailbox, subject: '', text: 'x' } },
    ],
    ['query { message(id: "x") { id } }', {}],
  ]
  test.each(operations)('%s', async (query, variables) => {
    const { origin } = await testApi()
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
    const { gateway, origin } = await testApi()
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
    const { gateway, origin } = await testApi()
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
    const { gateway, origin } = await testApi()
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
    const { origin } = await testApi()
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
      'a file before the map',
      {
        0: new File(['x'], 'x'),
        operations: '{"query":"{__typename}","variables":{"f":null}}',
        map: '{"0":["variables.f"]}',
      },
    ],
    [
      'a map that points nowhere',
      { operations: '{"query":"{__typename}","variables":{}}', map: '{"0":["variables.file"]}' },
    ],
  ])('with %s is answered with 400', async (_, fields) => {
    const { origin } = await testApi()
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

  test('that meets an outage gets a request id and nothing of what went wrong', async () => {
    const { gateway, origin } = await testApi()
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
