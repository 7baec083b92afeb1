// A server that takes every mail and throws it away: what is left of Sigill when it costs nothing.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerEach } from '../answer.ts'

const recipientAccepted = JSON.stringify({ data: { explainRecipient: { __typename: 'RecipientAccepted' } } })
const mailAccepted = JSON.stringify({
  data: { acceptMail: { __typename: 'MailAccepted', messageId: 'discarded', duplicate: false } },
})

const server = createServer((request, response) => {
  const isMail = request.headers['content-type']?.startsWith('multipart') ?? false
  const answer = isMail ? mailAccepted : recipientAccepted
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json').end(answer)
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')

answerEach(async () => (server.address() as AddressInfo).port)
