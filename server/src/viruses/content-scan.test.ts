import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { count } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { badly, FakeClamd } from '../../testing/fake-clamd.ts'
import { rawMail, simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import type { Upload } from '../graphql/upload.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { messages } from '../messages/messages.tables.ts'
import { sendMessage } from '../messages/send-message.ts'
import { sealedChunks, unfinishedOwners } from '../parts/parts.tables.ts'
import { ScannerOutage } from '../ports/virus-scanner.ts'
import { sendReply } from '../replies/send-reply.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']
const virus = 'SIGILL-TEST-VIRUS'

async function scannedGateway(env: Record<string, string> = {}) {
  const clamd = await FakeClamd.start()
  return { clamd, gateway: await testGateway({ CLAMD_URL: clamd.url, ...env }) }
}

/** Base64, so that only who reads the mail finds what is in it; larger than what waits in memory. */
const mailWith = (attachment: string) =>
  rawMail([
    'From: eva@kommun.example',
    'Subject: Faktura',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Hej!',
    '--b',
    'Content-Type: application/octet-stream; name=canary.exe',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from('x'.repeat(3_000_000) + attachment)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--b--',
    '',
  ])

const accept = ({ deps }: TestGateway, rfc822: Promise<Upload>) => acceptMail(deps, { sender, recipients, rfc822 })

async function send({ deps }: TestGateway, { text = 'hej', html = '', files = [] as string[] }) {
  const client = { id: randomUUID(), scopes: ['messages:send'] as const }
  const recipient = { address: 'anna@foretag.example' }
  const input = { idempotencyKey: randomUUID(), sender: { address: sender }, recipient, subject: 's', text, html }
  return sendMessage(deps, { client, input, attachments: uploads(files) })
}

const uploads = (files: string[]) =>
  files.map((file) => uploadOf(file, { fileName: 'canary.txt', contentType: 'text/plain' }))

async function stored({ deps: { db } }: TestGateway) {
  const rows = await Promise.all(
    [messages, sealedChunks, unfinishedOwners].map((table) => db.select({ n: count() }).from(table)),
  )
  return rows.map(([row]) => row?.n)
}

const kinds = async ({ deps: { db } }: TestGateway) => (await db.select().from(events)).map(({ kind }) => kind)

describe('a mail', () => {
  test('with a virus in an attachment is refused in plain words, leaves nothing behind, and an event says so without a name', async () => {
    const { gateway } = await scannedGateway()
    expect(await accept(gateway, mailWith(virus))).toMatchObject({
      kind: 'MailRefused',
      code: 'INFECTED',
      sentence: expect.stringMatching(/^Ett virus .* \/ A virus was found in the mail/),
    })
    expect(await stored(gateway)).toEqual([0, 0, 0])
    const written = await gateway.deps.db.select().from(events)
    expect(written).toMatchObject([
      { kind: 'CONTENT_REFUSED', details: { reason: 'INFECTED', signature: 'Sigill.Test', from: 'MAIL' } },
    ])
    expect(JSON.stringify(written)).not.toContain('canary')
    expect(await gateway.runJobs()).toEqual([])
  })

  test.each([
    ['its text', simpleMail({ text: virus })],
    ['its html', simpleMail({ text: `<p>${virus}</p>`, headers: ['Content-Type: text/html'] })],
  ])('with a virus in %s is refused', async (_, mail) => {
    const { gateway } = await scannedGateway()
    expect(await accept(gateway, mail)).toMatchObject({ code: 'INFECTED' })
    expect(await stored(gateway)).toEqual([0, 0, 0])
  })

  test('with a virus in a mail within it is refused, also when only our parser sees it there', async () => {
    const { gateway, clamd } = await scannedGateway()
    const within = ['Subject: inner', 'Content-Transfer-Encoding: base64', '', btoa(virus)]
    const mail = rawMail(['From: eva@kommun.example', 'Content-Type: message/rfc822', '', ...within, ''])
    expect(await accept(gateway, mail)).toMatchObject({ code: 'INFECTED' })
    expect(clamd.contents.map((content) => content.toString())).toContain(virus)
    expect(await stored(gateway)).toEqual([0, 0, 0])
  })

  test('that is clean is taken, and the scanner has seen each thing that is stored, decoded', async () => {
    const { gateway, clamd } = await scannedGateway()
    expect(await accept(gateway, mailWith('the end'))).toMatchObject({ kind: 'MailAccepted' })
    const seen = clamd.contents.slice(-2).map((content) => content.toString())
    expect(seen).toEqual([`${'x'.repeat(3_000_000)}the end`, 'Hej!'])
    expect(clamd.connections).toBe(0)
  })

  test('that cannot be looked into is refused, or to be tried again where the operator wants that', async () => {
    const answer = badly(() => 'stream: Heuristics.Encrypted.Zip FOUND\0')
    const { gateway, clamd } = await scannedGateway()
    clamd.answer = answer
    expect(await accept(gateway, mailWith(''))).toMatchObject({ code: 'UNSCANNABLE' })
    expect(await stored(gateway)).toEqual([0, 0, 0])
    const later = await scannedGateway({ CLAMD_UNSCANNABLE: 'later' })
    later.clamd.answer = answer
    await expect(accept(later.gateway, mailWith(''))).rejects.toThrow(ScannerOutage)
    expect(await stored(later.gateway)).toEqual([0, 0, 0])
    expect(await kinds(later.gateway)).toEqual([])
  })

  test.each([
    ['is down', (clamd: FakeClamd) => clamd.stop()],
    ['says nonsense', (clamd: FakeClamd) => (clamd.answer = badly(() => 'clean\0'))],
    ['says OK to everything', (clamd: FakeClamd) => (clamd.answer = () => 'stream: OK\0')],
    ['hangs', (clamd: FakeClamd) => (clamd.answer = badly(() => undefined))],
    ['takes nothing', (clamd: FakeClamd) => (clamd.readsNothing = true)],
  ])('is to be tried again when the scanner %s, and nothing is left behind', async (_, misbehave) => {
    const { gateway, clamd } = await scannedGateway()
    misbehave(clamd)
    const start = performance.now()
    await expect(accept(gateway, mailWith(''))).rejects.toThrow(ScannerOutage)
    // The deadline of the intake, which is a promise to the sender's mail server.
    expect(performance.now() - start).toBeLessThan(24_000)
    expect(await stored(gateway)).toEqual([0, 0, 0])
  })

  test('that breaks off leaves no connection to the scanner behind', async () => {
    const { gateway, clamd } = await scannedGateway()
    const whole = await mailWith('')
    const half = Readable.from(
      (async function* () {
        for await (const piece of whole.stream as AsyncIterable<Buffer>) yield piece.subarray(0, 1_000_000)
        throw new Error('the client is gone')
      })(),
    )
    await expect(accept(gateway, Promise.resolve({ ...whole, stream: half }))).rejects.toThrow('the client is gone')
    await expect.poll(() => clamd.connections).toBe(0)
    expect(await stored(gateway)).toEqual([0, 0, 0])
  })
})

test('nothing is scanned, and nothing asked, where no scanner is set', async () => {
  const gateway = await testGateway()
  expect(gateway.deps.virusScanner).toBeUndefined()
  expect(await accept(gateway, mailWith(virus))).toMatchObject({ kind: 'MailAccepted' })
})

test('a message of the API is refused with the number of its attachment, and null for a text', async () => {
  const { gateway } = await scannedGateway()
  expect(await send(gateway, { files: ['one', virus, 'three'] })).toEqual({
    kind: 'ContentRefused',
    reason: 'INFECTED',
    attachment: 2,
  })
  expect(await send(gateway, { html: virus })).toMatchObject({ reason: 'INFECTED', attachment: null })
  expect(await stored(gateway)).toEqual([0, 0, 0])
  expect(await kinds(gateway)).toEqual(['CONTENT_REFUSED', 'CONTENT_REFUSED'])
  expect(await send(gateway, { files: ['one'] })).toMatchObject({ kind: 'MessageAccepted' })
})

test('a reply is refused with the number of its attachment, and can be sent again without it', async () => {
  const { gateway, clamd } = await scannedGateway()
  await accept(gateway, simpleMail())
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  const before = await stored(gateway)
  const input = { deliveryId: recipient.id, idempotencyKey: randomUUID(), subject: 's', text: 'Tack' }
  const reply = (...files: string[]) =>
    sendReply(gateway.deps, { input, attachments: uploads(files), sessionToken: recipient.session() })

  expect(await reply('one', virus)).toEqual({ kind: 'ContentRefused', reason: 'INFECTED', attachment: 2 })
  expect(await stored(gateway)).toEqual(before)
  clamd.answer = badly(() => 'stream: Heuristics.Encrypted.PDF FOUND\0')
  expect(await reply('one')).toEqual({ kind: 'ContentRefused', reason: 'UNSCANNABLE', attachment: 1 })
  clamd.answer = () => ''
  gateway.clock.advance({ minutes: 2 })
  await expect(reply('one')).rejects.toThrow(ScannerOutage)
  clamd.stop()
  await expect(reply('one')).rejects.toThrow(ScannerOutage)
  expect(await stored(gateway)).toEqual(before)
  expect(await kinds(gateway)).toEqual(expect.arrayContaining(['CONTENT_REFUSED']))
  expect(await kinds(gateway)).not.toContain('REPLY_ACCEPTED')
})
