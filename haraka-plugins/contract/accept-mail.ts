import { Readable } from 'node:stream'
import { z } from 'zod'
import { type AskServer, Outage, type Query } from './server.ts'

export const acceptMailMutation = `
  mutation AcceptMail($input: AcceptMailInput!, $rfc822: Upload!) {
    acceptMail(input: $input, rfc822: $rfc822) {
      __typename
      ... on MailAccepted { messageId duplicate }
      ... on BounceTaken { recorded }
      ... on CommandTaken { answered }
      ... on MailRefused { code sentence }
    }
  }`

const answerFormat = z.object({
  acceptMail: z.discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('MailAccepted'), messageId: z.string(), duplicate: z.boolean() }),
    z.object({ __typename: z.literal('BounceTaken'), recorded: z.boolean() }),
    z.object({ __typename: z.literal('CommandTaken'), answered: z.boolean() }),
    z.object({ __typename: z.literal('MailRefused'), code: z.string(), sentence: z.string() }),
  ]),
})

export type AcceptMailResult = z.infer<typeof answerFormat>['acceptMail']
export type Mail = { size: number; chunks: () => Iterable<Uint8Array> }
/** `refused`: recipients of the transaction that were refused; absent where there are none, since an older server does not know the field. */
export type Envelope = { sender: string | null; recipients: string[]; senders: string[] | null; refused?: string[] }
export type AcceptMail = (envelope: Envelope, mail: Mail) => Promise<AcceptMailResult>

/** Below 25 s: the sender has its answer before Haraka gives one by itself. */
export const acceptMailDeadline = 24_000

export function acceptMail(ask: AskServer, deadline = acceptMailDeadline): AcceptMail {
  return async (envelope, mail) => {
    const answer = answerFormat.safeParse(await ask(multipart(envelope, mail), deadline))
    if (!answer.success) throw new Outage('the server answered a mail in a way that is not in the contract')
    return answer.data.acceptMail
  }
}

/** GraphQL multipart request specification, §"File upload": the query, the map, then the file. */
function multipart(input: Envelope, mail: Mail): Query {
  const boundary = `sigill-${crypto.randomUUID()}`
  const operations = JSON.stringify({ query: acceptMailMutation, variables: { input, rfc822: null } })
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${operations}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"mail":["variables.rfc822"]}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="mail"; filename="mail.eml"\r\n` +
      'Content-Type: message/rfc822\r\n\r\n',
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: head.length + mail.size + tail.length,
    // Read on only as fast as the socket takes it.
    body: Readable.from(pieces(head, mail, tail)),
  }
}

function* pieces(head: Uint8Array, mail: Mail, tail: Uint8Array): Generator<Uint8Array> {
  yield head
  yield* mail.chunks()
  yield tail
}
