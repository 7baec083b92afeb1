import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { sendJson } from './testing/fake-server.ts'
import { intakeOfFile } from './testing/intake-of-file.ts'
import { SmtpClient } from './testing/smtp-client.ts'

const { haraka, server } = await intakeOfFile()

const mail = 'Subject: x\r\n\r\nHello.\r\n'

describe('a mail that is taken', () => {
  test('goes to the server for all its recipients in one request, and 250 names the message', async () => {
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
      senders: null,
    })
    expect(server.mails[0]?.authorization).toMatch(/^Bearer [\w-]{43}$/)
  })

  test('arrives byte for byte: 8-bit headers, dots, long lines, trailing spaces', async () => {
    const mail = Buffer.concat([
      Buffer.from(
        'Subject: \xe5\xe4\xf6 \xff\r\nX-Utf8: åäö\r\nAuthentication-Results: x\r\nX-Empty:\r\n\tfolded\r\n',
        'latin1',
      ),
      Buffer.from('\r\n.\r\n..\r\n.hidden\r\ntrailing \t \r\n--boundary\r\n--boundary--\r\n'),
      Buffer.from(`${'å'.repeat(30_000)}\r\n\r\n\r\n`),
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => ![0, 10, 13].includes(byte))),
      Buffer.from('\r\n'),
    ])
    expect(await haraka.send(mail)).toMatchObject({ code: 250 })
    expect(server.mails[0]?.bytes.equals(mail)).toBe(true)
  })

  test('arrives byte for byte even without a header, or without anything', async () => {
    const headerless = 'this is no header\r\nnor is this\r\n'
    await haraka.send(headerless)
    await haraka.send('')
    await haraka.send('Only: a header\r\n')
    expect(server.mails.map(({ bytes }) => bytes.toString())).toEqual([headerless, '', 'Only: a header\r\n'])
  })

  test('is the same, byte for byte, when it is sent again after a lost answer', async () => {
    server.answerMail = (response) => response.socket?.destroy()
    expect(await haraka.send(mail)).toMatchObject({ code: 450 })
    server.answerMail = sendJson
    expect(await haraka.send(mail)).toMatchObject({ code: 250 })
    expect(server.mails).toHaveLength(2)
    expect(server.mails[1]).toEqual(server.mails[0])
  })

  test('leaves no trace when the client goes away in the middle of it', async () => {
    const client = await haraka.client()
    await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA')
    void client.raw('Subject: half a mail\r\n\r\nHel')
    client.close()
    expect(await haraka.send(mail)).toMatchObject({ code: 250 })
    expect(server.mails).toHaveLength(1)
  })

  test('may have 1000 recipients', async () => {
    const to = Array.from({ length: 1000 }, (_, index) => `<anna${String(index)}@foretag.se.s>`)
    expect(await haraka.send(mail, { to })).toMatchObject({ code: 250 })
    expect(server.mails[0]?.input.recipients).toHaveLength(1000)
    expect(server.explained).toHaveLength(1000)
  })

  test('may come from a client that speaks HELO, and several times over one connection', async () => {
    const client = await SmtpClient.connect(haraka.port)
    await client.command('HELO old.example')
    for (const text of ['one', 'two']) {
      await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
      expect(await client.data(`\r\n${text}\r\n`)).toMatchObject({ code: 250 })
    }
    expect(server.mails.map(({ bytes }) => bytes.toString())).toEqual(['\r\none\r\n', '\r\ntwo\r\n'])
    client.close()
  })

  test.each(['<asa@kommun.se>', '<>'])('may be an answer to a mail of ours, from %s', async (from) => {
    server.explanation = () => ({ __typename: 'CommandExpected' })
    server.result = { __typename: 'CommandTaken', answered: from !== '<>' }
    const reply = await haraka.send(mail, { from, to: ['<svar+1@sigill.example>'] })
    expect(reply.text).toMatch(/^250 2\.0\.0 Answer taken/)
    expect(server.mails[0]?.input.recipients).toEqual(['svar+1@sigill.example'])
  })

  test('may be a bounce, which has no sender', async () => {
    server.explanation = () => ({ __typename: 'BounceExpected' })
    server.result = { __typename: 'BounceTaken', recorded: true }
    const reply = await haraka.send(mail, { from: '<>', to: ['<bounces+1@sigill.example>'] })
    expect(reply).toMatchObject({ code: 250 })
    expect(server.mails[0]?.input.sender).toBeNull()
  })

  test('may have å in its domains, and with SMTPUTF8 before the @ too', async () => {
    const client = await haraka.client()
    await client.commands('MAIL FROM:<åsa@kommün.se> SMTPUTF8', 'RCPT TO:<önna@företag.se.S>')
    expect(await client.data(mail)).toMatchObject({ code: 250 })
    expect(server.mails[0]?.input).toMatchObject({ sender: 'åsa@xn--kommn-nva.se', recipients: ['önna@företag.se.S'] })
  })
})

test('nothing that is written, and no address or number, is in the log', async () => {
  await haraka.send('Subject: canary-subject\r\nMessage-ID: <canary-id@kommun.se>\r\n\r\ncanary-body\r\n', {
    from: '<canary-sender@kommun.se>',
    to: ['<canary-to@foretag.se.0701234567.s>', '<canary-broken foretag.se.070-1234567.s>'],
  })
  server.explanation = (address) => ({ __typename: 'RecipientRefused', code: 'MALFORMED_PHONE', sentence: address })
  const client = await haraka.client()
  await client.command('MAIL FROM:<canary-sender@kommun.se>')
  await client.command('RCPT TO:<canary-refused@foretag.se.0709876543.s>')
  server.answerRecipient = (response) => response.writeHead(500).end()
  await client.command('RCPT TO:<canary-outage@foretag.se.0709876543.s>')
  await client.command('canary-command')
  await client.command('QUIT')
  server.reset()
  server.result = { __typename: 'MailRefused', code: 'TOO_LARGE', sentence: 'canary-sentence' }
  await haraka.send('Subject: canary-subject\r\n\r\nx\r\n')

  await expect.poll(() => haraka.output).toMatch(/refused code=554 status=5\.3\.4 reason=TOO_LARGE/)
  expect(haraka.output).toMatch(/taken what=MailAccepted id=message-1 again=false recipients=1/)
  expect(haraka.output).toMatch(/refused code=550 status=5\.1\.3 reason=MALFORMED_PHONE client=127\.0\.0\.1/)
  expect(haraka.output).not.toMatch(/canary|kommun|foretag|1234567|9876543/)
})
