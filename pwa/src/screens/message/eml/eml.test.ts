import { equalBytes } from '@sigill/envelope/bytes.ts'
import type { Manifest } from '@sigill/envelope/manifest.ts'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { collectBlob } from '../collect-blob.ts'
import { base64Lines } from './base64-lines.ts'
import { composeEml } from './eml.ts'

const bare: Manifest = {
  version: 1,
  subject: 'Beslut',
  from: { address: 'maria@kommun.se', name: 'Maria Ekström' },
  to: [{ address: 'anna@foretag.se', name: 'Lind, "Anna"' }],
  cc: [],
  date: '2026-11-24T18:24:55.000Z',
  attachments: [],
}

type File = Partial<Manifest['attachments'][number]> & { bytes: Uint8Array<ArrayBuffer> }

async function mailOf(change: Partial<Manifest>, files: File[] = []) {
  const attachments = await Promise.all(
    files.map(async ({ bytes, ...given }, i) => ({
      entry: {
        partId: `${i + 1}`,
        fileName: 'fil.bin',
        contentType: 'application/octet-stream',
        size: bytes.length,
        inline: false,
        ...given,
      },
      content: await collectBlob(new Blob([bytes]).stream().pipeThrough(base64Lines()), ''),
    })),
  )
  let boundaries = 0
  const boundary = () => `sigill-${(boundaries += 1)}`
  const pieces = composeEml({ manifest: { ...bare, ...change }, messageId: '1@post.se', attachments, boundary })
  const raw = await new Blob(pieces).text()
  return { raw, mail: await simpleParser(raw, { skipImageLinks: true }) }
}

test('a text mail is read back as it was written', async () => {
  const { mail, raw } = await mailOf({ text: 'Hej Anna!\n\nÅäö 🎉' })
  expect(mail.text?.trim()).toBe('Hej Anna!\n\nÅäö 🎉')
  expect(mail.from?.value).toEqual([{ address: 'maria@kommun.se', name: 'Maria Ekström' }])
  expect([mail.to].flat()[0]?.value).toEqual([{ address: 'anna@foretag.se', name: 'Lind, "Anna"' }])
  expect(mail.date?.toISOString()).toBe(bare.date)
  expect(mail.messageId).toBe('<1@post.se>')
  expect(raw).not.toContain('multipart')
})

test('a long subject in Swedish with emoji is folded and read back whole', async () => {
  const subject = 'Komplettering av din ansökan om förvaltarskap och försörjningsstöd 🎉 för hushållet på Storgatan 12'
  const { mail, raw } = await mailOf({ subject, text: '' })
  expect(mail.subject).toBe(subject)
  const header = raw.slice(0, raw.indexOf('\r\n\r\n'))
  expect(Math.max(...header.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  expect(header).toMatch(/^[\x20-\x7e\r\n]*$/)
})

test.each([
  ['a long subject in plain letters', 'An ordinary subject that is long enough '.repeat(5).trim()],
  ['a subject that looks encoded', '=?utf-8?B?SGVq?='],
])('%s is read back whole', async (_, subject) => {
  expect((await mailOf({ subject, text: '' })).mail.subject).toBe(subject)
})

test('a line break in a subject or a name makes no header of its own', async () => {
  const from = { address: 'maria@kommun.se', name: 'Maria\r\nBcc: x@evil.example' }
  const { mail } = await mailOf({ subject: 'Hej\r\nBcc: x@evil.example', from, text: '' })
  expect(mail.bcc).toBeUndefined()
  expect(mail.headers.has('bcc')).toBe(false)
})

test('text, html, its picture and an attachment keep their places', async () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i % 256)
  const { mail, raw } = await mailOf({ text: 'Hej', html: '<p>Hej <img src="cid:logo@k"></p>' }, [
    { bytes, fileName: 'logo.png', contentType: 'image/png', contentId: 'logo@k', inline: true },
    { bytes, fileName: 'Beslut om god man.pdf', contentType: 'application/pdf' },
  ])
  expect(raw).toMatch(/mixed[\s\S]*related[\s\S]*alternative/)
  expect(mail.text?.trim()).toBe('Hej')
  expect(mail.html).toContain('cid:logo@k')
  const read = mail.attachments.map(({ filename, contentType, related, cid, content }) => {
    const isWhole = equalBytes(content as Uint8Array, bytes)
    return { filename, contentType, related, cid, isWhole }
  })
  expect(read).toEqual([
    { filename: 'logo.png', contentType: 'image/png', related: true, cid: 'logo@k', isWhole: true },
    {
      filename: 'Beslut om god man.pdf',
      contentType: 'application/pdf',
      related: undefined,
      isWhole: true,
      cid: undefined,
    },
  ])
})

test.each([
  ['with å, ä, ö and emoji', 'Räkning åäö 🎉.pdf'],
  ['that is long', `${'Inspelning från mötet '.repeat(8)}.wav`],
  ['with quotes and backslashes', 'a "b" \\c.txt'],
])('a file name %s is read back whole', async (_, fileName) => {
  const { mail } = await mailOf({ text: '' }, [{ bytes: new Uint8Array(3), fileName }])
  expect(mail.attachments[0]?.filename).toBe(fileName)
})

test('a content type that is none becomes bytes', async () => {
  const { mail } = await mailOf({ text: '' }, [{ bytes: new Uint8Array(3), contentType: 'x\r\nBcc: y' }])
  expect(mail.attachments[0]?.contentType).toBe('application/octet-stream')
  expect(mail.headers.has('bcc')).toBe(false)
})

test('a mail within is a file by its name, as it may not be in base64 otherwise', async () => {
  const bytes = new TextEncoder().encode('Subject: Inre\r\n\r\nHej')
  const { mail, raw } = await mailOf({ text: '' }, [{ bytes, fileName: 'inre.eml', contentType: 'message/rfc822' }])
  expect(raw).not.toContain('message/rfc822')
  expect(mail.attachments).toMatchObject([{ filename: 'inre.eml', contentType: 'message/rfc822' }])
  expect(new TextDecoder().decode(mail.attachments[0]?.content as Uint8Array)).toBe('Subject: Inre\r\n\r\nHej')
})
