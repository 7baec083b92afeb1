import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { count } from 'drizzle-orm'
import { rawMail, testGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { unfinishedOwners } from '../parts/parts.tables.ts'
import { acceptMail } from './accept-mail.ts'
import { dateOf, mailboxesOf, subjectOf, threadOf } from './mail-headers.ts'
import { parseMail, type MailAttachment } from './parse-mail.ts'

const envelope = { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'] }

type Found = Omit<MailAttachment, 'content'> & { content: string }

async function parse(raw: string | string[] | Readable) {
  const lines = raw instanceof Readable ? raw : Readable.from([Buffer.from([raw].flat().join('\r\n'), 'latin1')])
  const attachments: Found[] = []
  const mail = await parseMail(lines, {
    onHeaders: () => undefined,
    onAttachment: async ({ content, ...about }) => {
      attachments.push({ ...about, content: await text(content) })
    },
  })
  return { ...mail, attachments }
}

const mixed = (...parts: string[][]) => [
  'From: eva@kommun.example',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  ...parts.flatMap((part) => ['--b', ...part]),
  '--b--',
  '',
]

/** A mail that comes in pieces of 64 kB, as over the network. */
async function* inPieces(raw: string) {
  for (let at = 0; at < raw.length; at += 65_536) yield Buffer.from(raw.slice(at, at + 65_536))
}

describe('nothing that a mail says is shown nowhere', () => {
  test('texts before and after the HTML stand in the HTML, which readers show alone', async () => {
    const { html } = await parse(
      mixed(
        ['', 'Se bilagan & svara <snart>'],
        ['Content-Type: text/html', '', '<p>Hej</p>'],
        ['Content-Type: text/plain', '', 'Sent by\r\nthe city'],
      ),
    )
    expect(html).toMatch(/Se bilagan &amp; svara &lt;snart&gt;.*<p>Hej<\/p>.*>Sent by\nthe city</s)
  })

  test('a part of no known type is an attachment', async () => {
    const { attachments } = await parse(
      mixed(['Content-Type:', '', 'Hej'], ['Content-Type: text/calendar', '', 'BEGIN']),
    )
    expect(attachments).toMatchObject([
      { contentType: 'application/octet-stream', content: 'Hej' },
      { contentType: 'text/calendar', content: 'BEGIN' },
    ])
  })

  test('a mail within the mail is an attachment, also when it is to be shown inline, and when it has no body', async () => {
    const inner = ['Content-Type: message/rfc822', 'Content-Disposition: inline', '']
    const { attachments, text } = await parse(mixed(['', 'Hej'], [...inner, 'Subject: Inre', '', 'Brev'], inner))
    expect(text).toBe('Hej')
    expect(attachments.map(({ content }) => content)).toEqual(['Subject: Inre\r\n\r\nBrev', ''])
    expect((await parse(inner)).attachments).toHaveLength(1)
  })

  test('the mails of a digest are attachments, as mails within a mail are', async () => {
    const digest = ['Content-Type: multipart/digest; boundary=d', '', '--d', '', 'Subject: Ett', '', 'Brev', '--d']
    const { attachments, text } = await parse([...digest, 'Content-Type: text/plain', '', 'Inget brev', '--d--'])
    expect(attachments).toMatchObject([{ contentType: 'message/rfc822', content: 'Subject: Ett\r\n\r\nBrev' }])
    expect(text).toBe('Inget brev')
  })

  test.each([
    ['no part begins', ['Content-Type: multipart/mixed; boundary=other', '', '--b', '', 'Hej', '--b--']],
    ['the header never ends', ['Subject: Hej', ' ', 'Hej, det här är brevet.', '']],
    ['there are too many parts', mixed(...Array.from({ length: 1001 }, () => ['', 'Hej']))],
    ['the header is too long', [`Subject: ${'x'.repeat(2 * 1024 * 1024)}`, '', 'Hej']],
  ])('a mail is refused in which %s', async (_, lines) => {
    await expect(parse(lines)).rejects.toMatchObject({ code: 'MALFORMED_MAIL' })
  })
})

describe('headers', () => {
  test('of bytes in Windows-1252 are read, also within encoded words, and so are those in UTF-8', async () => {
    const name = Buffer.from('Åsa Öberg').toString('latin1') // a byte is a character here
    const { headers, attachments } = await parse([
      'Subject: =?iso-8859-1?Q?R\xe4k?= sm\xf6rg\xe5s \x96 5 \x80',
      `From: ${name} <asa@kommun.example>`,
      'Content-Type: application/pdf; name="r\xe5k.pdf"',
      '',
      'r\xe5',
    ])
    expect(subjectOf(headers)).toBe('Räk smörgås – 5 €')
    expect(mailboxesOf(headers, 'from')).toEqual([{ address: 'asa@kommun.example', name: 'Åsa Öberg' }])
    expect(attachments).toMatchObject([{ fileName: 'råk.pdf', content: 'r\ufffd' }])
  })

  test.each(['Mon, 1 Jan 12345 00:00:00 +0000', 'i går', '', '32 Jan 2026'])(
    'with the date %j count as without a date',
    async (date) => {
      const { headers } = await parse(['From: eva@kommun.example', `Date: ${date}`, '', 'Hej'])
      expect(dateOf(headers)).toBeUndefined()
    },
  )

  test('with more references than a query can ask for keep the latest', async () => {
    const references = Array.from({ length: 100_000 }, (_, n) => `<${n}@x>`)
    const { headers } = await parse([`References: ${references.join(' ')}`, '', 'Hej'])
    expect(threadOf(headers).references.at(-1)).toBe('<99999@x>')
    expect(threadOf(headers).references.length).toBeLessThan(1000)
  })
})

test('a text of 40 MB is refused as soon as it is longer than a person writes, not when it is read', async () => {
  let sent = 0
  const endless = Readable.from(
    (async function* () {
      yield Buffer.from('From: eva@kommun.example\r\n\r\n')
      for (; sent < 40_000_000; sent += 65_536) yield Buffer.from(`${'x'.repeat(65_534)}\r\n`)
    })(),
  )
  await expect(parse(endless)).rejects.toMatchObject({ what: 'texts' })
  expect(sent).toBeLessThan(12_000_000)
})

describe('in the middle of an attachment', () => {
  const attached = (content: string) =>
    mixed(['Content-Type: application/pdf', 'Content-Transfer-Encoding: quoted-printable', '', content]).join('\r\n')
  const upload = (stream: Readable) => Promise.resolve({ fileName: '', contentType: 'message/rfc822', stream })

  test('a mail that breaks off is an error, and leaves nothing', async () => {
    const { deps } = await testGateway()
    const broken = Readable.from(
      (async function* () {
        yield* inPieces(attached(`${'x'.repeat(70)}\r\n`.repeat(30_000)).slice(0, -100))
        throw new Error('the client went away')
      })(),
    )
    await expect(acceptMail(deps, { ...envelope, rfc822: upload(broken) })).rejects.toThrow('the client went away')
    expect(await deps.db.select({ n: count() }).from(unfinishedOwners)).toEqual([{ n: 0 }])
  })

  test('a mail that grows too large is refused, although what it holds would fit', async () => {
    const { deps } = await testGateway({ MAX_MAIL_BYTES: '1000000' })
    const large = Readable.from(inPieces(attached('=41=41=41=41=\r\n'.repeat(180_000))))
    expect(await acceptMail(deps, { ...envelope, rfc822: upload(large) })).toMatchObject({ code: 'TOO_LARGE' })
  })
})

test('of two attachments with one Content-ID the second is listed, as readers show only the first in the HTML', async () => {
  const gateway = await testGateway()
  const picture = ['Content-Type: image/png', 'Content-ID: <logo@x>', '', 'png']
  const rfc822 = rawMail(mixed(['Content-Type: text/html', '', '<img src="cid:logo@x">'], picture, picture))
  await acceptMail(gateway.deps, { ...envelope, rfc822 })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const opened = await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  const { manifest } = await readMessage(gateway.deps, recipient, opened)
  expect(manifest.attachments.map(({ contentId }) => contentId)).toEqual(['logo@x', undefined])
})
