import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  formOf,
  list,
  megabytes,
  message,
  post,
  reader,
  sendMessage,
  sendWhole,
} from '../../testing/multipart-request.ts'
import { testApi } from '../../testing/test-api.ts'
import { graphql } from '../../testing/test-server.ts'

describe('an answer that does not wait for the files', () => {
  const sendReply = `mutation ($input: SendReplyInput!, $a: [Upload!]) {
    sendReply(input: $input, attachments: $a) { __typename }
  }`
  const reply = { deliveryId: randomUUID(), idempotencyKey: randomUUID(), subject: 's', text: 't' }

  test('reaches a browser, which goes on sending until the end', async () => {
    const { origin } = await testApi()
    const files: [string, Blob][] = [
      ['variables.a.0', megabytes(10)],
      ['variables.a.1', megabytes(10)],
    ]
    const form = formOf({ input: reply, ...list(2) }, files, sendReply)
    const answer = await sendWhole(`${origin}/graphql`, form)
    expect(answer.body).toEqual({ data: { sendReply: { __typename: 'SessionEnded' } } })
  })

  test('may come in the middle of a file', async () => {
    const url = await reader(async ([first]) => {
      for await (const piece of (await first)?.stream.iterator({ destroyOnReturn: false }) ?? []) return typeof piece
      return undefined
    })
    const files: [string, Blob][] = [
      ['variables.a.0', megabytes(10)],
      ['variables.a.1', megabytes(10)],
    ]
    expect(await sendWhole(url, formOf(list(2), files))).toEqual({ status: 200, body: { read: 'object' } })
  })
})

describe('the files of a request', () => {
  test('are read in the order of their list, whatever they are called', async () => {
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: '', variables: list(2) }))
    form.set('map', '{"7":["variables.a.0"],"3":["variables.a.1"]}')
    form.set('7', megabytes(1))
    form.set('3', new Blob(['xyz']))
    expect(await (await post(await reader(), form)).json()).toEqual({ read: [1024 * 1024, 3] })
  })

  test.each([
    ['in another order than their list', ['variables.a.1', 'variables.a.0']],
    ['without one that the map promises', ['variables.a.0', 'variables.a.2']],
  ])('that come %s are refused with what is right', async (_, sent) => {
    const { origin, client } = await testApi()
    const form = new FormData()
    const places = [...new Set([...sent, 'variables.a.1'])]
    const variables = { i: message, ...list(places.length) }
    form.set('operations', JSON.stringify({ query: sendMessage, variables }))
    form.set('map', JSON.stringify(Object.fromEntries(places.map((place) => [place, [place]]))))
    for (const place of sent) form.set(place, megabytes(3), 'file')
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      body: form,
      headers: { 'apollo-require-preflight': '1', ...(await client()) },
      signal: AbortSignal.timeout(10_000),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [
        { message: 'The files of a request come in the order of their list.', extensions: { code: 'BAD_REQUEST' } },
      ],
    })
  })

  test('fill one variable: of two, nobody knows which is read first', async () => {
    const form = formOf({ a: [null], b: [null] }, [
      ['variables.a.0', new Blob(['x'])],
      ['variables.b.0', new Blob(['x'])],
    ])
    const answer = await post(await reader(), form)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('The files of a request fill one variable, a file or a list.')
  })

  test('are as many as the limit says', async () => {
    const files = (length: number) =>
      Array.from({ length }, (_, index): [string, Blob] => [`variables.a.${index}`, new Blob(['x'])])
    const url = await reader()
    const warned = vi.fn()
    process.on('warning', warned)
    onTestFinished(() => void process.off('warning', warned))
    expect(await (await post(url, formOf(list(12), files(12)))).json()).toEqual({ read: Array<number>(12).fill(1) })
    expect(warned).not.toHaveBeenCalled()
    const tooMany = await post(url, formOf(list(13), files(13)))
    expect(tooMany.status).toBe(400)
    expect(await tooMany.json()).toEqual({
      errors: [{ message: 'A request has at most 12 files.', extensions: { code: 'BAD_REQUEST' } }],
    })
  })

  test('that no map names count too', async () => {
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: '', variables: list(1) }))
    form.set('map', '{"last":["variables.a.0"]}')
    for (let n = 0; n < 12; n++) form.set(`other${n}`, new Blob(['x']))
    form.set('last', new Blob(['x']))
    expect(await (await post(await reader(), form)).json()).toEqual({ error: 'A request has at most 12 files.' })
  })

  test('are each read by one mutation: a second would find nothing left', async () => {
    const { origin, client } = await testApi()
    const query = `mutation ($i: SendMessageInput!, $j: SendMessageInput!, $a: [Upload!]) {
      one: sendMessage(input: $i, attachments: $a) { __typename }
      two: sendMessage(input: $j, attachments: $a) { __typename }
    }`
    const variables = { i: message, j: { ...message, idempotencyKey: 'y' }, ...list(1) }
    const files = { 'variables.a.0': new Blob(['x']) }
    const answer = await graphql(origin, { query, variables, files, headers: await client() })
    expect(answer.errors).toMatchObject([
      { message: 'a file is read by one mutation of a request', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })
})
