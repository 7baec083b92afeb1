import { once } from 'node:events'
import { request as httpRequest, type ClientRequest } from 'node:http'
import { Router, type RequestHandler } from 'express'
import type { Upload } from '../src/graphql/upload.ts'
import { graphqlMultipart } from '../src/http/multipart.ts'
import { serve } from './test-server.ts'

export const megabytes = (n: number) => new Blob([new Uint8Array(n * 1024 * 1024)])
export const list = (length: number) => ({ a: Array.from({ length }, () => null) })

/** A multipart request whose files come in the order of `files`: pairs of a place among the variables and a content. */
export function formOf(variables: object, files: [place: string, content: Blob][], query = '{ __typename }'): FormData {
  const form = new FormData()
  form.set('operations', JSON.stringify({ query, variables }))
  form.set('map', JSON.stringify(Object.fromEntries(files.map(([place], index) => [`f${index}`, [place]]))))
  for (const [index, [, content]] of files.entries()) form.set(`f${index}`, content, 'file')
  return form
}

/** Serves an operation that reads the list `a` as mutations do, one file after the other. @returns the URL */
export async function reader(read: (uploads: Promise<Upload>[]) => Promise<unknown> = sizes): Promise<string> {
  const operation: RequestHandler = async (request, response) => {
    const { variables } = request.body as { variables: { a: Promise<Upload>[] } }
    try {
      response.json({ read: await read(variables.a) })
    } catch (error) {
      response.json({ error: (error as Error).message })
    }
  }
  const multipart = graphqlMultipart({ maxOperationsBytes: 10_000, maxFiles: 12 })
  return `${await serve(Router().post('/', multipart, operation))}/`
}

export async function sizes(uploads: Promise<Upload>[]): Promise<number[]> {
  const read: number[] = []
  for (const upload of uploads) read.push(await size((await upload).stream))
  return read
}

async function size(stream: AsyncIterable<unknown>): Promise<number> {
  let bytes = 0
  for await (const piece of stream) bytes += (piece as Buffer).length
  return bytes
}

export const post = (url: string, body: FormData) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { 'apollo-require-preflight': '1' },
    signal: AbortSignal.timeout(10_000),
  })

/** Sends a form as browsers do, who show an answer only when they have sent the whole request. */
export async function sendWhole(url: string, form: FormData) {
  const { headers, body } = await encoded(form)
  const request = httpRequest(url, { method: 'POST', headers, signal: AbortSignal.timeout(10_000) })
  const answered = answerTo(request)
  const sent = once(request, 'finish')
  request.end(body)
  await sent
  return answered
}

export async function encoded(form: FormData) {
  const whole = new Response(form)
  const contentType = whole.headers.get('content-type') ?? ''
  const body = Buffer.from(await whole.arrayBuffer())
  return {
    body,
    headers: { 'content-type': contentType, 'content-length': body.length, 'apollo-require-preflight': '1' },
  }
}

async function answerTo(request: ClientRequest) {
  const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }]
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece)
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(pieces).toString()) as unknown }
}

/** What `sendMessage` and `message` make together: a message with the list `a` as its attachments. */
export const sendMessage = `mutation ($i: SendMessageInput!, $a: [Upload!]) {
  sendMessage(input: $i, attachments: $a) { __typename }
}`
const mailbox = { address: 'eva@kommun.example' }
export const message = { idempotencyKey: 'x', sender: mailbox, recipient: mailbox, subject: '', text: 'x' }
