import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Kind, parse, print, visit, type DocumentNode } from 'graphql'
import { describe, expect, test } from 'vitest'
import { testApi } from '../../testing/test-api.ts'
import { graphql, type GraphqlAnswer } from '../../testing/test-server.ts'

const folder = fileURLToPath(new URL('../../../pwa/src/graphql', import.meta.url))
const documents = readdirSync(folder, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.graphql'))
  .flatMap((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')).definitions)

/** An operation of the PWA with the fragments that it uses. */
function operations(): [string, string][] {
  return documents
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const used = new Set<string>()
      const collect = (node: DocumentNode['definitions'][number]) =>
        visit(node, {
          FragmentSpread: ({ name }) => {
            if (used.has(name.value)) return
            used.add(name.value)
            documents.filter((one) => 'name' in one && one.name.value === name.value).forEach(collect)
          },
        })
      collect(operation)
      const fragments = documents.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION && used.has(one.name.value))
      return [operation.name?.value ?? '', [operation, ...fragments].map(print).join('\n')]
    })
}

const input = { id: 'x', accessToken: 'AAAA' }
const control = { messageId: 'x', token: 'AAAA', deliveryId: 'x' }
const variables: Record<string, object> = {
  AskForMoreTime: { input },
  ExtendMessage: { input: { messageId: 'x', token: 'AAAA', days: 1, from: '2026-11-29T00:00:00Z' } },
  GiveNumber: { input: { ...control, number: '0701234567' } },
  RecallDelivery: { input: control },
  RecallMessage: { input: { messageId: 'x', token: 'AAAA' } },
  ReportWrongNumber: { input },
  SendNoticeAgain: { input: control },
  SentMessage: { id: 'x', token: 'AAAA' },
  SignInOperator: { input: { linkToken: 'AAAA' } },
  Statistics: { from: '2026-10', to: '2026-11' },
  UnlockDelivery: { input: control },
  Delivery: input,
  OpenDelivery: { input: { ...input, language: 'sv' } },
  VerifyPin: { input: { ...input, pin: '123456' } },
  SendReply: { input: { deliveryId: 'x', idempotencyKey: crypto.randomUUID(), subject: '', text: 'Hej' } },
}

test.each(operations())('%s of the pages is within the limits', async (name, query) => {
  const { origin } = await testApi()
  const answer = await graphql(origin, { query, variables: variables[name] ?? {} })
  expect(answer.errors).toBeUndefined()
  expect(answer.data).toBeDefined()
})

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')
const messagesOf = ({ errors = [] }: GraphqlAnswer) => errors.map(({ message }) => message).join('\n')
const field = (name: string) => `${name}: message(id: "x") { id }`

/** What each is above, and what says so. */
const tooMuch: [string, string, RegExp][] = [
  ['aliases', `{ ${times(3, (n) => field(`a${n}`))} }`, /Aliases limit of 2 exceeded/],
  [
    'aliases in fragments',
    `{ ...A ... on Query { ...B } } fragment A on Query { ${field('a')} ${field('b')} } fragment B on Query { ${field('c')} }`,
    /Aliases limit of 2 exceeded/,
  ],
  [
    'fragments that double at each step',
    `{ ...F0 } ${times(60, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F60 on Query { __typename }`,
    /Query Cost limit of 300 exceeded/,
  ],
  ['cost', `{ ${times(70, () => 'message(id: "x") { deliveries { id state level } }')} }`, /Query Cost limit of 300/],
  ['depth', `{ message(id: "x") { ${'id { '.repeat(9)} id ${'} '.repeat(9)} } }`, /depth limit of 8/],
  ['tokens', `{ message(id: "x") { ${'id '.repeat(2_000)} } }`, /more that 1000 tokens/],
  ['directives', `query ${'@x '.repeat(11)} { __typename }`, /Directives limit of 10 exceeded/],
  ['characters', `{ __typename }${' '.repeat(20_000)}`, /The query is too long/],
  ['comments', `${'#\n'.repeat(20_000)}{ __typename }`, /The query is too long/],
]

test('a request with too much of anything is not carried out', async () => {
  const { origin } = await testApi()
  for (const [name, query, says] of tooMuch) {
    const answer = await graphql(origin, { query })
    expect.soft(answer.status, name).toBe(400)
    expect.soft(messagesOf(answer), name).toMatch(says)
    expect.soft(answer.data, name).toBeUndefined()
  }
})

test('a fragment that uses itself, or another that uses it, is refused', async () => {
  const { origin } = await testApi()
  for (const query of [
    '{ ...A } fragment A on Query { ...A }',
    '{ message(id: "x") { ...A } } fragment A on Message { ...B } fragment B on Message { id ...A }',
  ]) {
    const answer = await graphql(origin, { query })
    expect(answer.status).toBe(400)
    expect(messagesOf(answer)).toContain('within itself')
  }
})

const postJson = (origin: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  fetch(`${origin}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('the variables of a request', () => {
  const query = 'mutation ($input: OpenDeliveryInput!) { openDelivery(input: $input) { __typename } }'
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]))
  const inVariables = (json: string) => `{"query":${JSON.stringify(query)},"variables":{"input":${json}}}`

  test('are bounded before anything is compared with the contract', async () => {
    const { origin } = await testApi()
    for (const [name, json] of [
      ['fields', JSON.stringify(fields(100_000))],
      ['values', JSON.stringify(Array(100_000).fill([]))],
      ['depth', '['.repeat(100_000) + ']'.repeat(100_000)],
      ['a long name', JSON.stringify({ ['k'.repeat(1_000_000)]: 1 })],
    ] as const) {
      const answer = await postJson(origin, inVariables(json))
      expect.soft(answer.status, name).toBe(400)
      expect.soft(await answer.text(), name).toContain('The variables are too many, or their names too long.')
    }
  })

  test('may be those of a mail to 1000 recipients', async () => {
    const { origin } = await testApi()
    const files = { 'variables.f': new Blob(['x']) }
    const variables = { i: { recipients: Array(1000).fill('anna@foretag.example.s') }, f: null }
    const asked = 'mutation ($i: AcceptMailInput!, $f: Upload!) { acceptMail(input: $i, rfc822: $f) { __typename } }'
    const forbidden = [{ extensions: { code: 'FORBIDDEN' } }]
    expect((await graphql(origin, { query: asked, variables, files })).errors).toMatchObject(forbidden)
  })
})

test('a body that is too large, packed or not, is not read to its end', async () => {
  const { origin } = await testApi()
  const large = JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(9_000_000) } })
  expect((await postJson(origin, large)).status).toBe(413)
  const spaces = Buffer.alloc(100_000_000, ' ')
  expect((await postJson(origin, gzipSync(spaces), { 'content-encoding': 'gzip' })).status).toBe(413)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 }
  const brotli = brotliCompressSync(spaces, { params })
  expect((await postJson(origin, brotli, { 'content-encoding': 'br' })).status).toBe(413)
})

test('a body is one operation with its query', async () => {
  const { origin } = await testApi()
  for (const body of ['[{"query":"{ __typename }"},{"query":"{ __typename }"}]', '"{ __typename }"', '{'])
    expect.soft((await postJson(origin, body)).status, body).toBe(400)
  const digest = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }
  expect(await (await postJson(origin, JSON.stringify(digest))).text()).toContain('PERSISTED_QUERY_NOT_SUPPORTED')
})

test('many operations in one query are one, the one that is named', async () => {
  const { origin } = await testApi()
  const query = times(100, (n) => `query Q${n} { __typename }`)
  const answer = await postJson(origin, JSON.stringify({ query, operationName: 'Q99' }))
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } })
  expect((await graphql(origin, { query })).status).toBe(400)
})

describe('who reaches Sigill over TLS cannot ask for its contract', () => {
  test('by introspection', async () => {
    const { origin } = await testApi({ PUBLIC_URL: 'https://sigill.example' })
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
      '{ ... on Query { s: __schema { queryType { name } } } }',
      '{ ...S } fragment S on Query { __type(name: "Mutation") { fields { name } } }',
      'query A { __typename } query B { __schema { types { name } } }',
    ]) {
      const answer = await graphql(origin, { query })
      expect.soft(answer.status, query).toBe(400)
      expect.soft(answer.data, query).toBeUndefined()
    }
  })

  test('by misspelling it', async () => {
    const { origin } = await testApi({ PUBLIC_URL: 'https://sigill.example' })
    const open = (input: string) =>
      `mutation { openDelivery(input: { id: "x", accessToken: "AAAA", ${input} }) { __typename } }`
    for (const [query, secret] of [
      ['{ mesage(id: "x") { id } }', '"message"'],
      ['{ message(ide: "x") { id } }', '"id"?'],
      ['{ message(id: "x") { ... on Mesage { id } } }', 'Message'],
      ['query ($x: SendMesageInput) { __typename }', 'SendMessageInput'],
      ['{ delivery(id: "x", accessToken: "AAAA") { senderName } }', 'DeliverySummary'],
      [open('language: svv'), '"sv"'],
      [open('langage: sv, language: sv'), 'language'],
      ['{ message(id: "x") { id @inclde(if: true) } }', 'include'],
      ['{ ...Frgment } fragment Fragment on Query { __typename }', '"Fragment"?'],
    ] as const) {
      const said = messagesOf(await graphql(origin, { query }))
      expect.soft(said, query).not.toBe('')
      expect.soft(said, query).not.toContain(secret)
      expect.soft(said, query).not.toMatch(/did you mean/i)
    }
  })
})
