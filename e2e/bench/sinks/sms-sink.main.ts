// An SMS provider that takes every SMS, and knows the last code that went to each number.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { answerEach } from '../answer.ts'
import type { SmsSinkAnswer } from './sms-sink.ts'

const codes: Record<string, string> = {}

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const sms = JSON.parse(body) as { to: string; text: string }
    codes[sms.to] = /#(\d{6})$/.exec(sms.text)?.[1] ?? ''
    response.end('{}')
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')

answerEach(async (): Promise<SmsSinkAnswer> => ({ port: (server.address() as AddressInfo).port, codes }))
