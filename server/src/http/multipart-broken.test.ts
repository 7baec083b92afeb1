import { request as httpRequest } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import {
  encoded,
  formOf,
  list,
  megabytes,
  message,
  reader,
  sendMessage,
  sizes,
} from '../../testing/multipart-request.ts'
import { testApi } from '../../testing/test-api.ts'
import { intakeToken } from '../../testing/test-gateway.ts'
import { unfinishedOwners } from '../parts/parts.tables.ts'

describe('a request that is broken', () => {
  test.each(['multipart/form-data', 'multipart/form-data; boundary='])('by its content type, %s', async (type) => {
    const answer = await fetch(await reader(), { method: 'POST', body: 'x', headers: { 'content-type': type } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  test.each(['f0', 'unknown'])(
    'off in the middle of the file %s is answered, and the process lives on',
    async (name) => {
      const form = formOf(list(1), [])
      form.set('map', '{"f0":["variables.a.0"]}')
      form.set(name, megabytes(1))
      const { headers, body } = await encoded(form)
      const half = body.subarray(0, body.length / 2)
      const answer = await fetch(await reader(), {
        method: 'POST',
        body: half,
        headers: { 'content-type': headers['content-type'] },
        signal: AbortSignal.timeout(30_000),
      })
      expect(await answer.json()).toEqual({ error: 'The request is not multipart/form-data.' })
    },
  )

  test.each([
    ['before a file comes', (body: Buffer) => body.indexOf('name="f0"')],
    ['in the middle of a file', (body: Buffer) => body.length / 2],
  ])('off by a client who goes away %s is an error to whoever waits', async (_, end) => {
    const read = Promise.withResolvers<PromiseSettledResult<unknown>[]>()
    const began = Promise.withResolvers<undefined>()
    const url = await reader(async (uploads) => {
      began.resolve(undefined)
      read.resolve(await Promise.allSettled([sizes(uploads), ...uploads.slice(1)]))
    })
    const files: [string, Blob][] = [
      ['variables.a.0', new Blob(['x'])],
      ['variables.a.1', megabytes(1)],
    ]
    const { headers, body } = await encoded(formOf(list(2), files))
    const request = httpRequest(url, { method: 'POST', headers })
    request.on('error', () => undefined)
    request.write(body.subarray(0, end(body)))
    await began.promise
    request.destroy()
    const [outcome] = await read.promise
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'The client went away.' } })
  })

  const lines = `${'A'.repeat(76)}\r\n`.repeat(80_000)
  const head = 'From: eva@kommun.example\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const acceptMail = `mutation ($i: AcceptMailInput!, $a: Upload!) { acceptMail(input: $i, rfc822: $a) { __typename } }`
  const i = { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'] }
  test.each([
    ['sendMessage', formOf({ i: message, ...list(1) }, [['variables.a.0', megabytes(6)]], sendMessage)],
    ['acceptMail', formOf({ i, a: null }, [['variables.a', new Blob([head, lines])]], acceptMail)],
  ])('off in the middle of an attachment of %s leaves nothing behind, and is no fault of ours', async (field, form) => {
    const { gateway, origin, client } = await testApi()
    const logged = vi.spyOn(gateway.deps.log, 'error')
    const owners = () => gateway.deps.db.select().from(unfinishedOwners)
    const { authorization } = field === 'acceptMail' ? { authorization: `Bearer ${intakeToken}` } : await client()
    const { headers, body } = await encoded(form)
    const request = httpRequest(`${origin}/graphql`, { method: 'POST', headers: { ...headers, authorization } })
    request.on('error', () => undefined)
    request.write(body.subarray(0, body.length / 2))
    await vi.waitFor(async () => expect(await owners()).toHaveLength(1), 30_000)
    request.destroy()
    await vi.waitFor(async () => expect(await owners()).toHaveLength(0), 30_000)
    expect(logged).not.toHaveBeenCalled()
  })
})
