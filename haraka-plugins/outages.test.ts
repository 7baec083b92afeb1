import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, FakeServer, outages, sendJson } from './testing/fake-server.ts'
import { freePort } from './testing/free-port.ts'
import { RunningHaraka } from './testing/running-haraka.ts'
import { SmtpClient } from './testing/smtp-client.ts'

let haraka: RunningHaraka
const server = new FakeServer()

beforeAll(async () => {
  server.answerRecipient = misbehaveFor('rcpt')
  server.answerMail = misbehaveFor('data')
  haraka = await RunningHaraka.start({ SIGILL_URL: await server.listen() })
})
afterAll(async () => {
  await haraka.stop()
  await server.close()
})

// All mails are on their way at the same time, since one outage takes 24 s to show: the sender says what goes wrong, and when.
type Moment = 'rcpt' | 'data'
const senderFor = (moment: Moment, outage: string) => `${moment}.${outage.replaceAll(' ', '_')}@kommun.se`

function misbehaveFor(moment: Moment): Answer {
  return (response, data, sender) => {
    const outage = Object.keys(outages).find((name) => sender === senderFor(moment, name))
    const answer = outage === undefined ? sendJson : outages[outage]
    answer?.(response, data, sender)
  }
}

const tryAgain =
  /^45[01] 4\.3\.0 .*forsoker igen\. Har du fatt mejlet i retur, .* \/ .*tries again\. If it came back to you, send it again\./

test.concurrent.each(Object.keys(outages))('a recipient is to be tried again when the server %s', async (outage) => {
  const client = await SmtpClient.greeted(haraka.port)
  await client.command(`MAIL FROM:<${senderFor('rcpt', outage)}>`)
  const { code, text } = await client.command('RCPT TO:<anna@foretag.se.s>')
  client.close()
  expect(code).toBe(451)
  expect(text).toMatch(tryAgain)
})

test.concurrent.each(Object.keys(outages))('a mail is to be tried again when the server %s', async (outage) => {
  const client = await SmtpClient.greeted(haraka.port)
  await client.commands(`MAIL FROM:<${senderFor('data', outage)}>`, 'RCPT TO:<anna@foretag.se.s>')
  const start = performance.now()
  const { code, text } = await client.data('Subject: x\r\n\r\nHello.\r\n')
  client.close()
  expect(code).toBe(450)
  expect(text).toMatch(tryAgain)
  expect(performance.now() - start).toBeLessThan(25_000)
})

test('a mail is to be tried again when the server is not there, and goes through once it is back', async () => {
  const port = await freePort()
  const other = await RunningHaraka.start({ SIGILL_URL: `http://127.0.0.1:${String(port)}` })
  const client = await SmtpClient.greeted(other.port)
  await client.command('MAIL FROM:<asa@kommun.se>')
  expect((await client.command('RCPT TO:<anna@foretag.se.s>')).text).toMatch(tryAgain)

  const back = new FakeServer()
  await back.listen(port)
  expect(await client.command('RCPT TO:<anna@foretag.se.s>')).toMatchObject({ code: 250 })
  client.close()
  await other.stop()
  await back.close()
})
