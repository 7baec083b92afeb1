import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { intakeOfFile } from './testing/intake-of-file.ts'
import { SmtpClient } from './testing/smtp-client.ts'

let client: SmtpClient

const base64 = (text: string) => Buffer.from(text).toString('base64')
const plain = (user: string, secret: string) => `AUTH PLAIN ${base64(`\0${user}\0${secret}`)}`

// Nobody is trusted by network, so that these clients are strangers; and two processes serve them.
const { haraka, server } = await intakeOfFile({ SMTP_TRUSTED_NETWORKS: '192.0.2.0/24', SMTP_PROCESSES: '2' })
const password = await createUser('exchange')

beforeEach(async () => {
  client = await SmtpClient.greeted(haraka.port)
})
afterEach(() => {
  client.close()
})

async function createUser(name: string, ...senders: string[]): Promise<string> {
  const script = path.join(import.meta.dirname, 'create-smtp-user.ts')
  const env = { DATA_DIR: haraka.dataFolder }
  const args = ['--name', name, ...senders.flatMap((sender) => ['--sender', sender])]
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { env })
  return /Password: (\S+)/.exec(stdout)?.[1] ?? ''
}

async function overTls(): Promise<void> {
  await client.startTls()
  await client.command('EHLO client.example')
}

describe('a stranger', () => {
  test('may not send, and is told who may', async () => {
    const { text } = await client.command('MAIL FROM:<asa@kommun.se>')
    expect(text).toMatch(
      /^530 5\.7\.0 Hit gar det inte att skicka e-post; .* \/ No mail can be sent here; .* log in with STARTTLS and AUTH/,
    )
    expect((await client.command('RCPT TO:<anna@foretag.se.s>')).code).toBe(503)
  })

  test('is not offered to log in before the connection is encrypted, and cannot', async () => {
    const { text } = await client.command('EHLO client.example')
    expect(text).toContain('STARTTLS')
    expect(text).not.toContain('AUTH')
    expect((await client.command(plain('exchange', password))).text).toMatch(/^538 5\.7\.11 .*Encrypt with STARTTLS/)
    expect((await client.command('AUTH LOGIN')).code).toBe(538)
    expect((await client.command('MAIL FROM:<asa@kommun.se>')).code).toBe(530)
  })

  test('is not let in by encryption alone', async () => {
    await overTls()
    expect((await client.command('MAIL FROM:<asa@kommun.se>')).code).toBe(530)
  })

  test('cannot slip commands in before the encryption', async () => {
    await client.raw('STARTTLS\r\nMAIL FROM:<asa@kommun.se>\r\n')
    expect((await client.command('NOOP')).code).toBe(0)
  })
})

describe('a login over TLS', () => {
  test('is offered with PLAIN and LOGIN only', async () => {
    await client.startTls()
    expect((await client.command('EHLO client.example')).text).toMatch(/AUTH PLAIN LOGIN\r?$/m)
    expect((await client.command('AUTH CRAM-MD5')).code).toBe(500)
  })

  test.each([
    ['PLAIN', () => client.command(plain('exchange', password))],
    ['LOGIN', () => client.commands('AUTH LOGIN', base64('exchange'), base64(password))],
  ])('by %s lets a mail through to the server', async (_, login) => {
    await overTls()
    expect((await login()).code).toBe(235)
    await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
    expect((await client.data('Subject: x\r\n\r\nHello.\r\n')).text).toMatch(/^250 2\.0\.0 Sealed as message-1/)
    expect(server.mails).toHaveLength(1)
  })

  test('works for mail programs', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: haraka.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: 'exchange', pass: password },
    })
    await transport.sendMail({ from: 'asa@kommun.se', to: 'anna@foretag.se.s', text: 'Hej!' })
    expect(server.mails).toHaveLength(1)
  })

  test('still relays nowhere: what the server refuses is refused, what it does not answer is tried again', async () => {
    await overTls()
    await client.commands(plain('exchange', password), 'MAIL FROM:<asa@kommun.se>')
    server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' })
    expect((await client.command('RCPT TO:<anna@elsewhere.com>')).code).toBe(550)
    server.answerRecipient = (response) => response.writeHead(500).end()
    expect((await client.command('RCPT TO:<anna@elsewhere.com>')).code).toBe(451)
    expect((await client.command('DATA')).code).toBe(503)
  })

  test('takes a new password at once, and the old one no longer', async () => {
    const first = await createUser('scanner')
    const second = await createUser('scanner')
    await overTls()
    expect((await client.command(plain('scanner', first))).code).toBe(535)
    expect((await client.command(plain('scanner', second))).code).toBe(235)
  })
})

describe('a login that is bound to senders', () => {
  beforeAll(async () => {
    bound = await createUser('school', 'rektor@kommun.se', '@Skolan.Åmål.se')
  })
  let bound: string

  test.each([
    ['<rektor@kommun.se>', 250],
    ['<REKTOR@kommun.se>', 250],
    ['<larare@skolan.åmål.se>', 250],
    ['<larare@skolan.xn--ml-xiab.se>', 250],
    ['<direktor@kommun.se>', 553],
    ['<larare@under.skolan.xn--ml-xiab.se>', 553],
    ['<rektor@kommun.se.evil.example>', 553],
    ['<>', 553],
  ])('sends as %s: %i', async (sender, code) => {
    await overTls()
    expect((await client.command(plain('school', bound))).code).toBe(235)
    expect((await client.command(`MAIL FROM:${sender}`)).code).toBe(code)
  })

  test('has the server see to what stands in the mail, and an unbound one does not', async () => {
    await overTls()
    await client.commands(plain('school', bound), 'MAIL FROM:<rektor@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
    await client.data('From: direktor@kommun.se\r\n\r\nHello.\r\n')
    expect(server.mails[0]?.input.senders).toEqual(['rektor@kommun.se', '@skolan.xn--ml-xiab.se'])
    await client.commands(plain('exchange', password), 'MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
    await client.data('\r\nHello.\r\n')
    expect(server.mails[1]?.input.senders).toBeNull()
  })

  test.each(['kommun.se', '@kommun.se evil', 'a@b@c', ''])('is not made for %j', async (sender) => {
    await expect(createUser('x', sender)).rejects.toThrow()
  })
})

// Haraka makes each wrong login wait longer, so that these wait together.
describe.concurrent('a login that fails', () => {
  async function encrypted(): Promise<SmtpClient> {
    const guesser = await SmtpClient.greeted(haraka.port)
    await guesser.startTls()
    await guesser.command('EHLO guesser.example')
    return guesser
  }

  test.each([
    ['a wrong password', () => plain('exchange', 'wrong')],
    ['an unknown name', () => plain('nobody', password)],
    ['a name that objects have by nature', () => plain('constructor', password)],
    ['no password', () => plain('exchange', '')],
  ])('lets nobody in: %s', async (_, command) => {
    const guesser = await encrypted()
    expect((await guesser.command(command())).code).toBeGreaterThanOrEqual(500)
    expect((await guesser.command('MAIL FROM:<asa@kommun.se>')).code).toBe(530)
    guesser.close()
  })

  test('may be tried three times over one connection', async () => {
    const guesser = await encrypted()
    for (const guess of ['a', 'b', 'c']) expect((await guesser.command(plain('exchange', guess))).code).toBe(535)
    expect((await guesser.command(plain('exchange', password))).text).toMatch(/^535 5\.7\.8 .*Too many failed logins/)
    expect((await guesser.command('NOOP')).code).toBe(0)
  })
})

test('no name and no password is in the log', async () => {
  await overTls()
  await client.command(plain('canary-name', 'canary-password'))
  await expect.poll(() => haraka.output).toMatch(/login failed client=127\.0\.0\.1/)
  expect(haraka.output).not.toMatch(/canary/)
  expect(haraka.output).not.toContain(password)
})
