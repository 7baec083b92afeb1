import { describe, expect, test } from 'vitest'
import type { AttachedMail, AttachmentEntry } from '@sigill/envelope/manifest.ts'
import { rawMail, testGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from './accept-mail.ts'

const envelope = { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'] }

async function takeIn(lines: string[]) {
  const gateway = await testGateway()
  expect(await acceptMail(gateway.deps, { ...envelope, rfc822: rawMail(lines) })).toMatchObject({
    kind: 'MailAccepted',
  })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const opened = await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return { ...(await readMessage(gateway.deps, recipient, opened)), parts: opened.parts }
}

const mixed = (boundary: string, ...parts: string[][]) => [
  `Content-Type: multipart/mixed; boundary=${boundary}`,
  '',
  ...parts.flatMap((part) => [`--${boundary}`, ...part]),
  `--${boundary}--`,
]
const file = [
  'Content-Type: application/pdf; name="r=?utf-8?Q?=C3=A4?=k.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERg==',
]
const forwarded = [
  'From: Bo Ek <bo@foretag.example>',
  'To: Anna <anna@foretag.example.0701234567.s>',
  'Date: Mon, 23 Nov 2026 08:00:00 +0100',
  'Subject: Bygglov / karta',
  ...mixed('i', ['Content-Type: text/html', '', '<p>Hej</p>'], file),
]
const attach = (mail: string[], ...headers: string[]) => ['Content-Type: message/rfc822', ...headers, '', ...mail]
const outer = (...parts: string[][]) => ['From: eva@kommun.example', ...mixed('o', ['', 'Se nedan'], ...parts), '']

/** The mail in a mail in a mail …: how many there are that are read. */
const depthOf = (entry: AttachmentEntry | undefined): number =>
  entry?.mail ? 1 + depthOf(entry.mail.attachments[0]) : 0

describe('a mail within a mail', () => {
  test('is read as the mail around it, with attachments of its own, and stays a file as it came', async () => {
    const { manifest, attachment } = await takeIn(outer(attach(forwarded), file))
    const mail: AttachedMail = {
      subject: 'Bygglov / karta',
      from: { address: 'bo@foretag.example', name: 'Bo Ek' },
      to: [{ address: 'anna@foretag.example', name: 'Anna' }],
      cc: [],
      date: '2026-11-23T07:00:00.000Z',
      html: '<p>Hej</p>',
      attachments: [{ partId: '2', fileName: 'räk.pdf', contentType: 'application/pdf', size: 4, inline: false }],
    }
    expect(manifest.text).toBe('Se nedan')
    expect(manifest.attachments).toMatchObject([
      { partId: '1', fileName: 'Bygglov _ karta.eml', contentType: 'message/rfc822', mail },
      { partId: '3', fileName: 'räk.pdf' },
    ])
    expect((await attachment('1')).toString()).toBe(forwarded.join('\r\n'))
    expect((await attachment('2')).toString()).toBe('%PDF')
  })

  test('is read too when it is a file by its name alone, and when a program encoded it, against the rules', async () => {
    const base64 = Buffer.from(forwarded.join('\r\n')).toString('base64')
    const { manifest } = await takeIn(
      outer(
        ['Content-Type: application/octet-stream; name=brev.eml', 'Content-Transfer-Encoding: base64', '', base64],
        attach([base64], 'Content-Transfer-Encoding: base64', 'Content-Disposition: inline; filename=a.eml'),
      ),
    )
    expect(manifest.attachments.map(({ fileName, mail }) => [fileName, mail?.subject])).toEqual([
      ['brev.eml', 'Bygglov / karta'],
      ['a.eml', 'Bygglov / karta'],
    ])
  })

  test('of a digest is one of its mails', async () => {
    const digest = ['Content-Type: multipart/digest; boundary=d', '', '--d', '', 'Subject: Ett', '', 'Brev', '--d--']
    const { manifest } = await takeIn(outer(digest))
    expect(manifest.attachments).toMatchObject([{ fileName: 'Ett.eml', mail: { subject: 'Ett', text: 'Brev' } }])
  })

  test('may be within another, five deep; what is deeper stays a file in the one around it', async () => {
    let mail = ['Subject: 9', '', 'Längst in']
    for (let level = 8; level > 0; level--) mail = [`Subject: ${level}`, ...mixed(`b${level}`, attach(mail))]
    const { manifest, parts } = await takeIn(outer(attach(mail)))
    expect(depthOf(manifest.attachments[0])).toBe(5)
    expect(parts).toHaveLength(1 + 6)
  })

  test('that cannot be read stays a file, and nothing of it is kept besides', async () => {
    const tooManyParts = Array.from({ length: 1_001 }, () => ['Content-Type: application/pdf', '', 'x'.repeat(2_000)])
    const long = ['Subject: Lång', '', `${'x'.repeat(76)}\r\n`.repeat(120_000)]
    const { manifest, parts, attachment } = await takeIn(
      outer(attach(['Subject: Många', ...mixed('m', ...tooManyParts)]), attach(long), attach(['']), attach(forwarded)),
    )
    expect(manifest.attachments.map(({ mail }) => mail?.subject)).toEqual([
      undefined,
      undefined,
      undefined,
      'Bygglov / karta',
    ])
    expect(parts.map(({ id }) => id)).toHaveLength(1 + 4 + 1)
    for (const { partId, size } of manifest.attachments) expect(await attachment(partId)).toHaveLength(size)
  })

  test('is one of a hundred that are read; the others are files', async () => {
    const { manifest } = await takeIn(outer(...Array.from({ length: 120 }, () => attach(['Subject: x', '', 'Hej']))))
    expect(manifest.attachments).toHaveLength(120)
    expect(manifest.attachments.filter(({ mail }) => mail)).toHaveLength(100)
  })

  test('written by a machine does not make the mail around it automatic', async () => {
    const { manifest } = await takeIn(outer(attach(['Auto-Submitted: auto-replied', 'Subject: Borta', '', 'Hej'])))
    expect(manifest.attachments[0]?.mail?.subject).toBe('Borta')
  })
})

test('of mails with more attachments than can be listed only as many are opened as stay within the limit', async () => {
  const small = ['Content-Type: application/pdf; name=a', '', 'a']
  const many = attach(['Subject: many', ...mixed('i', ...Array.from({ length: 990 }, () => small))])
  const { manifest, parts } = await takeIn(outer(...Array.from({ length: 20 }, () => many)))
  expect(manifest.attachments.filter(({ mail }) => mail)).toHaveLength(2)
  const ids = parts.map(({ id }) => Number(id)).filter((id) => !Number.isNaN(id))
  expect(ids).toHaveLength(20 + 2 * 990)
  expect(Math.max(...ids)).toBeLessThan(2_100)
})
