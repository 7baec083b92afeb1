import { describe, expect, test, vi } from 'vitest'
import { testApi } from '../../testing/test-api.ts'
import { graphql } from '../../testing/test-server.ts'

const verifyPin = 'mutation ($input: VerifyPinInput!) { verifyPin(input: $input) { __typename } }'
const sendMessage = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }'
const holder = { id: 'x', accessToken: 'AAAA' }
const mailbox = { address: 'eva@kommun.example' }
const message = { idempotencyKey: 'x', sender: mailbox, recipient: mailbox, subject: 's', text: 't' }

const secrets = ['918273', 'hemlig diagnos']

describe('an error names the place and what is expected there, never the value', () => {
  test.each<[string, { query: string; variables?: object; says: string }]>([
    [
      'a number',
      {
        query: verifyPin,
        variables: { input: { ...holder, pin: 918273 } },
        says: 'Variable "$input" has an invalid value at "input.pin"; Expected a value of type "String".',
      },
    ],
    [
      'a list',
      {
        query: sendMessage,
        variables: { input: { ...message, subject: ['hemlig diagnos'] } },
        says: 'Variable "$input" has an invalid value at "input.subject"; Expected a value of type "String".',
      },
    ],
    [
      'an object',
      {
        query: sendMessage,
        variables: { input: { ...message, text: { 'hemlig diagnos at "input.x"; A b': 'hemlig diagnos' } } },
        says: 'Variable "$input" has an invalid value at "input.text"; Expected a value of type "String".',
      },
    ],
    [
      'a text in place of an object',
      {
        query: sendMessage,
        variables: { input: 'x at "hemlig diagnos\n; A hemlig diagnos' },
        says: 'Variable "$input" has an invalid value; Expected type "SendMessageInput" to be an object.',
      },
    ],
    [
      'a text with lines and semicolons',
      {
        query: sendMessage,
        variables: { input: { ...message, phone: 'x\n; Hej;\nhemlig diagnos; A' } },
        says: 'Variable "$input" has an invalid value at "input.phone"; PhoneNumber is a number in E.164, for example +46701234567.',
      },
    ],
    [
      'a text that is none of an enum',
      {
        query: sendMessage,
        variables: { input: { ...message, level: 'hemlig diagnos" does not exist in "x" enum.' } },
        says: 'Variable "$input" has an invalid value at "input.level"; Expected a value of type "SecurityLevel".',
      },
    ],
    [
      'no text of an enum',
      {
        query: sendMessage,
        variables: { input: { ...message, level: { '918273': '918273' } } },
        says: 'Variable "$input" has an invalid value at "input.level"; Expected a value of type "SecurityLevel".',
      },
    ],
    [
      'a field that is not in the contract',
      {
        query: sendMessage,
        variables: { input: { ...message, sender: { ...mailbox, 'hemlig diagnos': 1 } } },
        says: 'Variable "$input" has an invalid value at "input.sender"; It has a field that type "MailboxInput" does not define.',
      },
    ],
    [
      'a field that is missing beside a secret',
      {
        query: sendMessage,
        variables: { input: { ...message, sender: { name: 'hemlig diagnos' } } },
        says: 'Variable "$input" has an invalid value at "input.sender"; Field "address" of required type "EmailAddress!" was not provided.',
      },
    ],
    [
      'null beside a secret',
      {
        query: sendMessage,
        variables: { input: { ...message, text: 'hemlig diagnos', subject: null } },
        says: 'Variable "$input" has an invalid value at "input.subject"; Expected non-nullable type "String!" not to be null.',
      },
    ],
    [
      'a number in the query itself',
      {
        query: 'mutation { verifyPin(input: { id: "x", accessToken: "AAAA", pin: 918273 }) { __typename } }',
        says: 'Expected a value of type "String".',
      },
    ],
    [
      'a list in the query itself',
      {
        query:
          'mutation { verifyPin(input: { id: "x", accessToken: "AAAA", pin: ["hemlig diagnos"] }) { __typename } }',
        says: 'Expected a value of type "String".',
      },
    ],
    [
      'an object that is a text in the query itself',
      {
        query: 'mutation { verifyPin(input: """hemlig\ndiagnos""") { __typename } }',
        says: 'Expected a value of type "VerifyPinInput!".',
      },
    ],
    [
      'a text that is no text in the query itself',
      {
        query:
          'mutation { openDelivery(input: { id: "x", accessToken: "AAAA", language: "hemlig diagnos" }) { __typename } }',
        says: 'Expected a value of type "Language".',
      },
    ],
    [
      'a literal that a variable spoils',
      {
        query: `mutation ($pin: String = "1") {
          verifyPin(input: { id: "hemlig diagnos", accessToken: "AAAA", pin: $pin }) { __typename }
        }`,
        variables: { pin: null },
        says: 'Argument "input" has an invalid value.',
      },
    ],
    [
      'a query that breaks off at a text',
      {
        query: 'mutation { verifyPin(input: { id: "x", "hemlig diagnos" }) { __typename } }',
        says: 'Syntax Error: Expected Name.',
      },
    ],
    ['a query that is only a text', { query: '"918273" "hemlig diagnos"', says: 'Syntax Error.' }],
  ])('%s', async (_, { query, variables, says }) => {
    const { origin } = await testApi()
    const answer = await graphql(origin, { query, ...(variables && { variables }) })
    expect(answer.errors?.[0]?.message).toBe(says)
    for (const secret of [...secrets, 'hemlig']) expect(JSON.stringify(answer)).not.toContain(secret)
  })

  test('an operation that the query does not have', async () => {
    const { origin } = await testApi()
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: 'query A { __typename }', operationName: 'hemlig diagnos' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(await answer.text()).not.toContain('hemlig')
  })
})

test.each([
  [
    'a variable that is missing',
    'query ($id: ID!) { message(id: $id) { id } }',
    'Variable "$id" of required type "ID!" was not provided.',
  ],
  ['a field that the contract does not have', '{ messages { id } }', 'Cannot query field "messages" on type "Query".'],
  [
    'too many aliases',
    `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: message(id: "x") { id }`).join(' ')} }`,
    'Syntax Error: Aliases limit of 2 exceeded',
  ],
])('%s is named as graphql names it', async (_, query, says) => {
  const { origin } = await testApi()
  const { errors } = await graphql(origin, { query })
  expect(errors?.[0]?.message).toContain(says)
})

test('an outage before the operation starts is logged, and the caller hears nothing of it', async () => {
  const { gateway, origin, client } = await testApi()
  const headers = await client()
  const logged = vi.spyOn(gateway.deps.log, 'error')
  Object.assign(gateway.deps.db, {
    select: () => {
      throw new Error('secret of the database')
    },
  })
  const answer = await graphql(origin, { query: '{ __typename }', headers })
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
  expect(logged).toHaveBeenCalledOnce()
  expect(JSON.stringify([answer, logged.mock.calls])).not.toContain('secret')
})
