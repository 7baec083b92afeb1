import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type SmsCall = { path: string; headers: IncomingHttpHeaders; body: string }
export type Answer = { status: number; body?: string; headers?: Record<string, string> }

/** A real HTTP server on this machine in place of an SMS provider. It answers as it is told; without an answer it never does. */
export async function smsProvider(answer: Answer | undefined) {
  const calls: SmsCall[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      calls.push({ path: request.url ?? '', headers: request.headers, body })
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    calls,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
