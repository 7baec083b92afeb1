import { expect, test } from 'vitest'
import { testApi } from '../../testing/test-api.ts'

const evil = 'https://evil.example'
const query = JSON.stringify({ query: '{ __typename }' })

function upload(): FormData {
  const form = new FormData()
  const input = { deliveryId: 'x', idempotencyKey: crypto.randomUUID(), subject: '', text: 'x' }
  const reply =
    'mutation ($input: SendReplyInput!, $f: [Upload!]) { sendReply(input: $input, attachments: $f) { __typename } }'
  form.set('operations', JSON.stringify({ query: reply, variables: { input, f: [null] } }))
  form.set('map', '{"0":["variables.f.0"]}')
  form.set('0', new Blob(['x']))
  return form
}

const json = { 'content-type': 'application/json' }
const preflighted = { 'apollo-require-preflight': '1' }

test('a page of another origin reaches no operation, whatever it sends', async () => {
  const { origin } = await testApi()
  const post = async (body: NonNullable<RequestInit['body']>, headers: Record<string, string>) =>
    (await fetch(`${origin}/graphql`, { method: 'POST', body, headers })).status
  const { host } = new URL(origin)
  for (const [name, headers] of [
    ['site', { 'sec-fetch-site': 'cross-site' }],
    ['sister', { 'sec-fetch-site': 'same-site', origin }],
    ['origin', { origin: evil }],
    ['none', { origin: 'null' }],
    ['suffix', { origin: `http://${host}.evil.example` }],
    ['port', { origin: 'http://127.0.0.1:1' }],
  ] as const) {
    expect.soft(await post(query, { ...json, ...headers }), name).toBe(403)
    expect.soft(await post(upload(), { ...preflighted, ...headers }), name).toBe(403)
  }
  for (const headers of [{}, { origin }, { 'sec-fetch-site': 'same-origin', origin }, { 'sec-fetch-site': 'none' }]) {
    expect.soft(await post(query, { ...json, ...headers }), JSON.stringify(headers)).toBe(200)
    expect.soft(await post(upload(), { ...preflighted, ...headers }), JSON.stringify(headers)).toBe(200)
  }
})

test('what a form or a link of another page can send without asking is no operation', async () => {
  const { origin } = await testApi()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json', ''])
    expect
      .soft(
        (await fetch(`${origin}/graphql`, { method: 'POST', body: query, headers: { 'content-type': type } })).status,
        type,
      )
      .toBe(400)
  const answer = await fetch(`${origin}/graphql`, { method: 'POST', body: upload() })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('CSRF')])
  const asked = new URLSearchParams({ query: 'mutation { openDelivery(input: {}) { __typename } }' })
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])
    expect
      .soft((await fetch(`${origin}/graphql?${asked.toString()}`, { method, headers: preflighted })).status, method)
      .toBe(404)
})

test.each(['/graphql', '/parts/0193a1b2-0000-7000-8000-00000000000a/manifest', '/m/x', '/sms-reports/x'])(
  'a browser that asks whether another origin may use %s is told no',
  async (path) => {
    const { origin } = await testApi()
    const headers = {
      origin: evil,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,apollo-require-preflight',
    }
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const answer = await fetch(origin + path, { method, headers })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  },
)
