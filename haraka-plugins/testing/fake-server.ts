import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { AcceptMailResult, Envelope } from '../contract/accept-mail.ts'
import type { RecipientExplanation } from '../contract/explain-recipient.ts'

/** A mail as it came through the multipart request. */
export type TakenMail = { input: Envelope; bytes: Buffer; authorization: string | undefined }

type Operation = { query: string; variables: { sender: string | null; address: string; input: Envelope } }
export type Answer = (response: ServerResponse, data: object, sender: string | null) => void

/** Plays the server: it takes mails, and answers as a test tells it to. */
export class FakeServer {
  mails: TakenMail[] = []
  explained: { sender: string | null; address: string }[] = []
  explanation: (address: string) => RecipientExplanation = () => ({ __typename: 'RecipientAccepted' })
  result: AcceptMailResult = accepted
  answerRecipient: Answer = sendJson
  answerMail: Answer = sendJson
  /** Answers mails before they have been read. */
  isHasty = false
  readonly #http: Server

  constructor() {
    this.#http = createServer((request, response) => {
      void this.#take(request, response)
    })
  }

  async listen(port = 0): Promise<string> {
    await once(this.#http.listen(port, '127.0.0.1'), 'listening')
    return `http://127.0.0.1:${String((this.#http.address() as AddressInfo).port)}`
  }

  reset(): void {
    this.mails = []
    this.explained = []
    this.explanation = () => ({ __typename: 'RecipientAccepted' })
    this.result = accepted
    this.answerRecipient = sendJson
    this.answerMail = sendJson
    this.isHasty = false
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections()
    this.#http.close()
    await once(this.#http, 'close')
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization } = request.headers
    if (request.headers['content-type'] === 'application/json') {
      const { variables } = JSON.parse((await bytesOf(request)).toString()) as Operation
      this.explained.push(variables)
      this.answerRecipient(response, { explainRecipient: this.explanation(variables.address) }, variables.sender)
      return
    }
    if (this.isHasty) {
      this.answerMail(response, { acceptMail: this.result }, null)
      request.resume()
      return
    }
    const { operation, bytes } = await readMultipart(request)
    this.mails.push({ input: operation.variables.input, bytes, authorization })
    this.answerMail(response, { acceptMail: this.result }, operation.variables.input.sender)
  }
}

const accepted: AcceptMailResult = { __typename: 'MailAccepted', messageId: 'message-1', duplicate: false }

export const sendJson: Answer = (response, data) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
}

/** What can go wrong between the plugin and the server. */
export const outages: Record<string, Answer> = {
  'never answers': () => undefined,
  'resets the connection': (response) => response.socket?.resetAndDestroy(),
  'closes its half of the connection': (response) => response.socket?.end(),
  'answers 500': (response) => response.writeHead(500).end('<h1>Internal Server Error</h1>'),
  'answers 401': (response) => response.writeHead(401).end('{}'),
  'answers something unparsable': (response) => response.end('{"data":'),
  'answers GraphQL errors': (response) => response.end('{"errors":[{"message":"INTERNAL"}],"data":null}'),
  'answers an outcome of another version': (response, data) => {
    const [field = ''] = Object.keys(data)
    sendJson(response, { [field]: { __typename: 'SomethingNew' } }, null)
  },
  'refuses for an unknown reason': (response, data) => {
    const [field = ''] = Object.keys(data)
    const __typename = field === 'acceptMail' ? 'MailRefused' : 'RecipientRefused'
    sendJson(response, { [field]: { __typename, code: 'SOMETHING_NEW', sentence: 'New.' } }, null)
  },
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readMultipart(request: IncomingMessage): Promise<{ operation: Operation; bytes: Buffer }> {
  const fields: Record<string, string> = {}
  let bytes: Promise<Buffer> = Promise.resolve(Buffer.alloc(0))
  const form = new Busboy({ headers: request.headers as BusboyHeaders })
  form.on('field', (name, value) => (fields[name] = value))
  form.on('file', (_name, file) => {
    bytes = bytesOf(file as AsyncIterable<Buffer>)
  })
  await once(request.pipe(form), 'finish')
  return { operation: JSON.parse(fields['operations'] ?? '') as Operation, bytes: await bytes }
}
