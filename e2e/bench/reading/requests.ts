import { print } from 'graphql'
import {
  OpenDeliveryDocument,
  SendReplyDocument,
  VerifyPinDocument,
} from '../../../pwa/src/graphql/operations.generated.ts'
import type { LinkHolder } from './holders.ts'
import type { HttpAnswer, HttpRequest } from './http-load.ts'

/** What the recipients' pages ask, word by word. */
const documents = {
  openDelivery: print(OpenDeliveryDocument),
  verifyPin: print(VerifyPinDocument),
  sendReply: print(SendReplyDocument),
}

const sendMessageDocument = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { __typename ... on MessageAccepted { message { id } duplicate } }
}`

let visitors = 0

/** The proxy in front of a gateway says who asks; limits are counted by network. */
const anotherVisitor = () => `10.${(++visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`

type Operation = { query: string; variables: object; expect: string; headers?: Record<string, string> }

function post({ query, variables, expect, headers = {} }: Operation): HttpRequest {
  const body = JSON.stringify({ query, variables })
  return {
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-forwarded-for': anotherVisitor(),
      ...headers,
    },
    body,
    expect,
  }
}

export const opening = ({ id, accessToken }: LinkHolder) =>
  post({
    query: documents.openDelivery,
    variables: { input: { id, accessToken, language: 'sv' } },
    expect: '"DeliveryOpened"',
  })

export const askingForPin = (holder: LinkHolder): HttpRequest => ({ ...opening(holder), expect: '"PinSent"' })

export const enteringPin = ({ id, accessToken }: LinkHolder, pin: string) =>
  post({ query: documents.verifyPin, variables: { input: { id, accessToken, pin } }, expect: '"DeliveryOpened"' })

/** Opened: the session, and the parts that it lets its holder fetch; the manifest first. */
export type Opened = { id: string; cookie: string; parts: { url: string; size: number }[] }

export function openedBy(answer: HttpAnswer | undefined): Opened {
  const { data } = JSON.parse(answer?.body ?? '{}') as {
    data: Record<string, Omit<Opened, 'cookie' | 'id'> & { delivery: { id: string } }>
  }
  const [opened] = Object.values(data)
  if (!opened) throw new Error('an answer without data')
  return { id: opened.delivery.id, cookie: answer?.cookie ?? '', parts: opened.parts }
}

/** @param index of the part: 0 is the manifest */
export function fetching({ cookie, parts }: Opened, index: number): HttpRequest {
  const part = parts[index]
  if (!part) throw new Error(`a message without part ${index}`)
  return { method: 'GET', path: part.url, headers: { cookie } }
}

export const replying = ({ id, cookie }: Opened) => {
  const input = { deliveryId: id, idempotencyKey: crypto.randomUUID(), subject: 'Beslut', text: 'Tack! '.repeat(100) }
  return post({
    query: documents.sendReply,
    variables: { input, attachments: [] },
    expect: '"ReplyAccepted"',
    headers: { cookie },
  })
}

/** A client's message of about 4 kB to somebody whom nobody has written to. */
export function sending(token: string): HttpRequest {
  const key = crypto.randomUUID()
  const input = {
    idempotencyKey: key,
    sender: { address: 'arende@kommun.example', name: 'Socialtjänsten' },
    recipient: { address: `${key}@foretag.example` },
    subject: 'Beslut om stöd',
    text: 'Hej, här är beslutet vi talade om. '.repeat(110),
  }
  return post({
    query: sendMessageDocument,
    variables: { input },
    expect: '"MessageAccepted"',
    headers: { authorization: `Bearer ${token}` },
  })
}
