import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Reply = { code: number; text: string }
export type Arrival = { from: string; to: string[]; raw: string; secure: boolean }

/** A real SMTP server on this machine, which answers RCPT TO and the end of DATA as it is told. */
export async function mailRelay(replies: { rcpt?: Reply; data?: Reply } = {}, options: SMTPServerOptions = {}) {
  const arrivals: Arrival[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false, // without it the server warns of its own certificate
    ...options,
    onRcptTo: (_address, _session, done) => {
      done(replies.rcpt && refusal(replies.rcpt))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (replies.data) {
          done(refusal(replies.data))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        arrivals.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
          secure: session.secure,
        })
        done()
      })
    },
  })
  server.on('error', () => undefined) // a client that hangs up is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    arrivals,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const refusal = ({ code, text }: Reply) => Object.assign(new Error(text), { responseCode: code })
