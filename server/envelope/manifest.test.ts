import { describe, expect, test } from 'vitest'
import { decodeManifest, encodeManifest, type AttachmentEntry, type Manifest } from './manifest.ts'
import { errorCodeOf } from './testing/errors.ts'
import { sampleManifest } from './vectors/manifest-vectors.ts'

const changed = (change: object) => ({ ...sampleManifest, ...change }) as Manifest
const codeOf = (manifest: Manifest) => errorCodeOf(() => encodeManifest(manifest))

function attachments(count: number): AttachmentEntry[] {
  const entry = { fileName: 'a.txt', contentType: 'text/plain', size: 1, inline: false }
  return Array.from({ length: count }, (_, i) => ({ ...entry, partId: String(i + 1) }))
}

describe('a manifest', () => {
  test('is read as it was written', () => {
    expect(decodeManifest(encodeManifest(sampleManifest))).toEqual(sampleManifest)
  })

  test('keeps line breaks, emoji and halves of emoji in names', () => {
    const manifest = changed({ from: { address: 'a@b.se', name: 'Åsa\r\nBcc: x@y.se 🦊 \ud83e' } })
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest)
  })

  test('keeps a long text whole', () => {
    const manifest = changed({ text: 'å'.repeat(1_000_000) })
    expect(decodeManifest(encodeManifest(manifest)).text).toHaveLength(1_000_000)
  })

  test('has no member for what is not there', () => {
    const members = Object.keys(decodeManifest(encodeManifest(changed({ text: undefined, html: undefined }))))
    expect(members).toContain('subject')
    expect(members).not.toContain('text')
    expect(members).not.toContain('html')
  })

  test('takes nothing from the prototype that a text names', () => {
    const json = JSON.stringify(sampleManifest).replace('{', '{"__proto__":{"text":"planted"},')
    const read = decodeManifest(new TextEncoder().encode(json))
    expect(read).toEqual(sampleManifest)
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })

  test.each([
    ['a subject of 65536 characters', { subject: 'a'.repeat(65_536) }],
    ['10001 recipients', { to: Array.from({ length: 10_001 }, () => ({ address: 'a@b.se' })) }],
    ['10001 attachments', { attachments: attachments(10_001) }],
    ['a part id twice', { attachments: [...attachments(1), ...attachments(1)] }],
    ['a date in local time', { date: '2026-11-24T18:24:55' }],
  ])('with %s is not written', async (_, change) => {
    expect(await codeOf(changed(change))).toBe('MALFORMED')
  })

  test.each([
    ['a subject of 65535 characters', { subject: 'a'.repeat(65_535) }],
    ['10000 attachments', { attachments: attachments(10_000) }],
  ])('with %s is written', async (_, change) => {
    expect(await codeOf(changed(change))).toBeUndefined()
  })

  test('that is not UTF-8, or has a byte order mark, is not read', async () => {
    const bytes = encodeManifest(changed({ subject: 'x' }))
    const at = bytes.indexOf('x'.charCodeAt(0))
    expect(await errorCodeOf(() => decodeManifest(bytes.map((byte, i) => (i === at ? 0xff : byte))))).toBe('MALFORMED')
    expect(await errorCodeOf(() => decodeManifest(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)))).toBe('MALFORMED')
  })
})
