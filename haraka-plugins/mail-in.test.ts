import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FakeServer, sendJson } from './testing/fake-server.ts'
import { RunningHaraka } from './testing/running-haraka.ts'
import { SmtpClient } from './testing/smtp-client.ts'

let haraka: RunningHaraka
const server = new FakeServer()
const clients: SmtpClient[] = []

beforeAll(async () => {
  const env = { SIGILL_URL: await server.listen(), MAX_MAIL_BYTES: '3000000', SMTP_BYTES_IN_FLIGHT: '12000000' }
  haraka = await RunningHaraka.start(env)
})
afterEach(() => {
  server.reset()
  for (const client of clients.splice(0)) client.close()
})
afterAll(async () => {
  await haraka.stop()
  await server.close()
})

async function greeted(): Promise<SmtpClient> {
  const client = await SmtpClient.greeted(haraka.port)
  clients.push(client)
  return client
}

async function sendRaw(mail: Buffer | string, { from = '<asa@kommun.se>', to = ['<anna@foretag.se.s>'] } = {}) {
  const client = await greeted()
  await client.commands(`MAIL FROM:${from}`, ...to.map((address) => `RCPT TO:${address}`))
  return client.data(mail)
}

const mailTo = 'Subject: x\r\n\r\nHello.\r\n'

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
    expect(await sendRaw(mail)).toMatchObject({ code: 250 })
    expect(server.mails[0]?.bytes.equals(mail)).toBe(true)
  })

  test('arrives byte for byte even without a header, or without anything', async () => {
    const headerless = 'this is no header\r\nnor is this\r\n'
    await sendRaw(headerless)
    await sendRaw('')
    await sendRaw('Only: a header\r\n')
    expect(server.mails.map(({ bytes }) => bytes.toString())).toEqual([headerless, '', 'Only: a header\r\n'])
  })

  test('is the same, byte for byte, when it is sent again after a lost answer', async () => {
    server.answerMail = (response) => response.socket?.destroy()
    expect(await sendRaw(mailTo)).toMatchObject({ code: 450 })
    server.answerMail = sendJson
    expect(await sendRaw(mailTo)).toMatchObject({ code: 250 })
    expect(server.mails).toHaveLength(2)
    expect(server.mails[1]).toEqual(server.mails[0])
  })

  test('may have 1000 recipients', async () => {
    const to = Array.from({ length: 1000 }, (_, index) => `<anna${String(index)}@foretag.se.s>`)
    expect(await sendRaw(mailTo, { to })).toMatchObject({ code: 250 })
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

  test('may be a bounce, which has no sender', async () => {
    server.explanation = () => ({ __typename: 'BounceExpected' })
    server.result = { __typename: 'BounceTaken', recorded: true }
    const reply = await sendRaw(mailTo, { from: '<>', to: ['<bounces+1@sigill.example>'] })
    expect(reply).toMatchObject({ code: 250 })
    expect(server.mails[0]?.input.sender).toBeNull()
  })

  test('may have å in its domains, and with SMTPUTF8 before the @ too', async () => {
    const client = await greeted()
    await client.commands('MAIL FROM:<åsa@kommün.se> SMTPUTF8', 'RCPT TO:<önna@företag.se.S>')
    expect(await client.data(mailTo)).toMatchObject({ code: 250 })
    expect(server.mails[0]?.input).toEqual({ sender: 'åsa@xn--kommn-nva.se', recipients: ['önna@företag.se.S'] })
  })
})

describe('a mail that is refused', () => {
  test('is refused with the sentence of the server, at RCPT', async () => {
    const sentence = 'Skriv .s sist, till exempel önna@foretag.se.s. / Write .s at the end.'
    server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence })
    const client = await greeted()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect(await client.command('RCPT TO:<anna@foretag.se>')).toEqual({
      code: 550,
      text: '550 5.7.1 Skriv .s sist, till exempel onna@foretag.se.s. / Write .s at the end.',
    })
    await client.commands('RSET', 'MAIL FROM:<asa@kommun.se> SMTPUTF8')
    expect((await client.command('RCPT TO:<anna@foretag.se>')).text).toBe(`550 5.7.1 ${sentence}`)
  })

  test('is refused with the sentence of the server, after DATA, in one line', async () => {
    const sentence = `Brevet är för stort. ${'Mycket. '.repeat(100)}`
    server.result = { __typename: 'MailRefused', code: 'TOO_LARGE', sentence }
    const { code, text } = await sendRaw(mailTo)
    expect(code).toBe(550)
    expect(text).toMatch(/^550 5\.3\.4 Brevet ar for stort\. /)
    expect(Buffer.byteLength(`${text}\r\n`)).toBeLessThanOrEqual(512)
  })

  test('is refused with a sentence when the address is only for bounces', async () => {
    server.explanation = () => ({ __typename: 'BounceExpected' })
    const client = await greeted()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command('RCPT TO:<bounces+1@sigill.example>')).text).toMatch(/^550 5\.7\.1 .*bounces only/)
  })

  test.each([
    ['RCPT TO:<anna@foretag.se.+46701234567.s>', /^501 5\.1\.3 .*anna@foretag\.se\.0701234567\.s.* \/ /],
    ['RCPT TO:<anna@foretag.se. 070 123 45 67.s>', /^501 5\.1\.3 .*anna@foretag\.se\.0701234567\.s.* \/ /],
    ['RCPT TO:<anna>', /^501 5\.1\.3 .* \/ /],
    ['RCPT TO:anna foretag.se.s', /^501 5\.5\.4 .* \/ /],
    ['MAIL FROM:<asa>', /^501 5\.1\.7 .* \/ /],
  ])('is refused in plain words even where Haraka answers before us: %s', async (command, sentence) => {
    const client = await greeted()
    if (command.startsWith('RCPT')) await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command(command)).text).toMatch(sentence)
  })

  test('stays refused for one recipient while the others get theirs', async () => {
    server.explanation = (address) =>
      address.startsWith('anna')
        ? { __typename: 'RecipientAccepted' }
        : { __typename: 'RecipientRefused', code: 'MALFORMED_PHONE', sentence: 'No.' }
    await sendRaw(mailTo, { to: ['<bo@foretag.se.123.s>', '<anna@foretag.se.s>'] })
    expect(server.mails[0]?.input.recipients).toEqual(['anna@foretag.se.s'])
  })

  test.each([
    ['a lone CR', 'Subject: x\r\n\r\na\rb\r\n', /CR without LF, or LF without CR/],
    ['a line that ends in LF alone', 'Subject: x\r\n\r\na\nb\r\n', /CR without LF, or LF without CR/],
    ['a NUL', 'Subject: x\r\n\r\na\0b\r\n', /NUL character/],
    ['a line of more than 64 kB', `Subject: x\r\n\r\n${'x'.repeat(70_000)}\r\n`, /longer than 64 kB/],
  ])('has %s', async (_, mail, sentence) => {
    const { code, text } = await sendRaw(mail)
    expect(code).toBe(550)
    expect(text).toMatch(sentence)
    expect(server.mails).toHaveLength(0)
  })

  test('is larger than allowed: at MAIL when it says so, otherwise at its end', async () => {
    const client = await greeted()
    const declared = await client.command('MAIL FROM:<asa@kommun.se> SIZE=6000000')
    expect(declared.text).toMatch(/^552 5\.3\.4 .*at most 2 MB/)
    const large = `Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(6000)}`
    expect((await sendRaw(large)).text).toMatch(/^552 5\.3\.4 .*at most 2 MB/)
    expect(server.mails).toHaveLength(0)
  })

  test('comes when there is no room for it: again later, and welcome once another mail is done', async () => {
    const [first, second, third] = [await greeted(), await greeted(), await greeted()]
    await first.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')
    await second.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')
    expect((await third.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).text).toMatch(/^452 4\.3\.1 .*tries again/)
    await first.command('RSET')
    expect(await third.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).toMatchObject({ code: 250 })
    second.close()
    third.close()
    await expect.poll(() => first.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).toMatchObject({ code: 250 })
  })
})

describe('nobody relays mail through the intake', () => {
  test.each([
    '<anna%elsewhere.com@foretag.se.s>',
    '<elsewhere.com!anna@foretag.se.s>',
    '<"anna@elsewhere.com"@foretag.se.s>',
    '<"anna"@foretag.se.s>',
    '<@foretag.se.s:anna@elsewhere.com>',
    '<@a.se,@b.se:anna@foretag.se.s>',
  ])('RCPT TO:%s is refused without asking the server', async (address) => {
    const client = await greeted()
    await client.command('MAIL FROM:<asa@kommun.se>')
    const { code } = await client.command(`RCPT TO:${address}`)
    expect(code).toBe(553)
    expect(server.explained).toHaveLength(0)
  })

  test('DATA needs a recipient whom the server accepted', async () => {
    server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' })
    const client = await greeted()
    await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@elsewhere.com>')
    expect((await client.command('DATA')).code).toBe(503)
  })

  test.each(['<"asa b"@kommun.se>', '<asa%x@kommun.se>', '<asa@[192.0.2.1]>', '<asa@kommun.123>'])(
    'MAIL FROM:%s is refused, since no reply could reach it',
    async (address) => {
      const client = await greeted()
      expect((await client.command(`MAIL FROM:${address}`)).text).toMatch(/^553 5\.1\.7 /)
    },
  )

  test('addresses with å before the @ need SMTPUTF8', async () => {
    const client = await greeted()
    expect((await client.command('MAIL FROM:<åsa@kommun.se>')).text).toMatch(/^553 5\.6\.7 /)
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command('RCPT TO:<önna@foretag.se.s>')).text).toMatch(/^553 5\.6\.7 /)
  })
})

test('nothing that is written, and no address or number, is in the log', async () => {
  await sendRaw('Subject: canary-subject\r\nMessage-ID: <canary-id@kommun.se>\r\n\r\ncanary-body\r\n', {
    from: '<canary-sender@kommun.se>',
    to: ['<canary-to@foretag.se.0701234567.s>', '<canary-broken foretag.se.070-1234567.s>'],
  })
  server.explanation = (address) => ({ __typename: 'RecipientRefused', code: 'MALFORMED_PHONE', sentence: address })
  const client = await greeted()
  await client.command('MAIL FROM:<canary-sender@kommun.se>')
  await client.command('RCPT TO:<canary-refused@foretag.se.0709876543.s>')
  server.answerRecipient = (response) => response.writeHead(500).end()
  await client.command('RCPT TO:<canary-outage@foretag.se.0709876543.s>')
  await client.command('canary-command')
  await client.command('QUIT')
  server.reset()
  server.result = { __typename: 'MailRefused', code: 'TOO_LARGE', sentence: 'canary-sentence' }
  await sendRaw('Subject: canary-subject\r\n\r\nx\r\n')

  await expect.poll(() => haraka.output).toMatch(/refused code=TOO_LARGE/)
  expect(haraka.output).toMatch(/accepted what=MailAccepted id=message-1 again=false recipients=1/)
  expect(haraka.output).toMatch(/refused code=MALFORMED_PHONE/)
  expect(haraka.output).not.toMatch(/canary|kommun|foretag|070|1234567/)
})
