import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { mailRelay } from '../../testing/mail-relay.ts'
import type { MailSender, OutgoingMail } from './mail-sender.ts'
import { smtpMailSender } from './mail-sender.smtp.ts'

const mail: OutgoingMail = {
  envelope: { from: 'bounces+1@sigill.example', to: 'anna@foretag.se' },
  from: 'sigill@sigill.example',
  to: 'anna@foretag.se',
  subject: 'Ett meddelande',
  text: 'Hej',
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function relay(...settings: Parameters<typeof mailRelay>) {
  const started = await mailRelay(...settings)
  closing.push(started.close)
  return started
}

function senderTo(url: string): MailSender {
  const sender = smtpMailSender(url, { silenceMs: 700 })
  closing.push(sender.close)
  return sender
}

/** A server of one line of code, for what no SMTP server does on purpose. */
async function oddServer(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined))
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a mail by SMTP', () => {
  test('is taken when the relay says 250, with the envelope it was given', async () => {
    const { url, arrivals } = await relay()
    expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailTaken' })
    expect(arrivals).toMatchObject([{ from: 'bounces+1@sigill.example', to: ['anna@foretag.se'] }])
    expect(arrivals[0]?.raw).toContain('Subject: Ett meddelande')
  })

  test('may have the null return path', async () => {
    const { url, arrivals } = await relay()
    expect(await senderTo(url).send({ ...mail, envelope: { ...mail.envelope, from: '' } })).toEqual({
      kind: 'MailTaken',
    })
    expect(arrivals[0]?.from).toBe('')
  })

  test('uses the same connection for the next one', async () => {
    let connections = 0
    const { url, arrivals } = await relay(
      {},
      {
        onConnect: (_session, done) => {
          connections++
          done()
        },
      },
    )
    const sender = senderTo(url)
    await sender.send(mail)
    await sender.send(mail)
    expect(arrivals).toHaveLength(2)
    expect(connections).toBe(1)
  })

  test.each([
    ['the address', { rcpt: { code: 550, text: '5.1.1 No anna@foretag.se here' } }, '550 5.1.1'],
    ['the content', { data: { code: 554, text: 'No Ett meddelande here' } }, '554'],
  ])(
    'is refused when the relay refuses %s for good, and the code tells nothing of the mail',
    async (_, replies, code) => {
      const { url } = await relay(replies)
      expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailRefused', code })
    },
  )

  test.each([
    ['busy with the address', { rcpt: { code: 450, text: '4.2.0 Greylisted' } }, '450 4.2.0'],
    ['busy with the content', { data: { code: 452, text: 'Disk full' } }, '452'],
    ['one that wants a login first', { rcpt: { code: 530, text: '5.7.0 Authentication required' } }, '530 5.7.0'],
  ])('is deferred when the relay is %s', async (_, replies, code) => {
    const { url } = await relay(replies)
    expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailDeferred', code })
  })

  test('is deferred, not refused, when the password is wrong', async () => {
    const onAuth = (_auth: unknown, _session: unknown, done: (error: Error) => void) => {
      done(Object.assign(new Error('5.7.8 Wrong'), { responseCode: 535 }))
    }
    const { url } = await relay({}, { onAuth })
    const outcome = await senderTo(url.replace('//', '//user:wrong@')).send(mail)
    expect(outcome).toEqual({ kind: 'MailDeferred', code: '535 5.7.8' })
  })

  test('is deferred when nobody listens', async () => {
    const { url, close } = await mailRelay()
    await close()
    expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailDeferred', code: 'ESOCKET' })
  })

  test('is deferred when the relay never greets', async () => {
    const url = await oddServer(() => undefined)
    expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailDeferred', code: 'ETIMEDOUT' })
  })

  test('is deferred when the relay falls silent in the middle', async () => {
    const url = await oddServer((socket) => socket.write('220 hello\r\n'))
    expect(await senderTo(url).send(mail)).toEqual({ kind: 'MailDeferred', code: 'ETIMEDOUT' })
  })

  test('is deferred when the relay hangs up in the middle', async () => {
    const url = await oddServer((socket) => {
      socket.write('220 hello\r\n')
      socket.on('data', () => socket.destroy())
    })
    expect(await senderTo(url).send(mail)).toMatchObject({ kind: 'MailDeferred' })
  })

  test('is deferred, and does not arrive cut off, when an attachment breaks while it is read', async () => {
    const { url, arrivals } = await relay()
    const content = Readable.from(
      (async function* () {
        yield Buffer.from('the first half')
        await Promise.resolve()
        throw new Error('the database went away')
      })(),
    )
    const outcome = await senderTo(url).send({ ...mail, attachments: [{ filename: 'a.txt', content }] })
    expect(outcome.kind).toBe('MailDeferred')
    expect(arrivals).toEqual([])
  })
})

describe('TLS', () => {
  test('is used towards this machine when it is offered, whatever the certificate', async () => {
    const { url, arrivals } = await relay()
    await senderTo(url).send(mail)
    expect(arrivals[0]?.secure).toBe(true)
  })

  test('is done without on this machine when it is not offered', async () => {
    const { url, arrivals } = await relay({}, { hideSTARTTLS: true })
    await senderTo(url).send(mail)
    expect(arrivals[0]?.secure).toBe(false)
  })

  test.each([
    ['not offered', { disabledCommands: ['STARTTLS'] }],
    ['offered under a certificate that nobody vouches for', {}],
  ])('keeps the mail here when it is required and %s', async (_, options) => {
    const { url, arrivals } = await relay({}, options)
    expect(await senderTo(`${url}?tls=required`).send(mail)).toMatchObject({ kind: 'MailDeferred' })
    expect(arrivals).toEqual([])
  })
})
