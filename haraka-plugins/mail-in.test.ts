import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FakeServer } from './testing/fake-server.ts'
import { RunningHaraka } from './testing/running-haraka.ts'

let haraka: RunningHaraka
const server = new FakeServer()

beforeAll(async () => {
  haraka = await RunningHaraka.start({ SIGILL_URL: await server.listen() })
})
afterEach(() => {
  server.reset()
})
afterAll(async () => {
  await haraka.stop()
  await server.close()
})

test('a mail goes from an SMTP client to the server, for all its recipients in one request', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: haraka.port, tls: { rejectUnauthorized: false } })
  const { response } = await transport.sendMail({
    from: 'Åsa Öberg <asa@kommun.se>',
    to: ['anna@foretag.se.s', 'bo@foretag.se.0701234567.s'],
    subject: 'Ditt ärende',
    text: 'Hej!',
  })

  expect(response).toMatch(/^250 2\.0\.0 Sealed as message-1/)
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]?.input).toEqual({
    sender: 'asa@kommun.se',
    recipients: ['anna@foretag.se.s', 'bo@foretag.se.0701234567.s'],
  })
  expect(server.mails[0]?.bytes.toString()).toMatch(/^From: /)
  expect(server.mails[0]?.authorization).toMatch(/^Bearer [\w-]{43}$/)
})
