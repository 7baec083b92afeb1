import { createDecipheriv, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import keys from './vectors/keys.json' with { type: 'json' }
import longPart from './vectors/long-part.json' with { type: 'json' }
import parts from './vectors/parts.json' with { type: 'json' }
import sealedValues from './vectors/sealed-values.json' with { type: 'json' }

// Written from docs/envelope.md with another library and none of our code: the document alone is enough to read what we seal.

const fromText = (text: string) => Buffer.from(text, 'base64url')
const labelled = (...fields: string[]) => fields.join('\0')

function hkdf(secret: Buffer, { salt, info, length }: { salt: Buffer; info: string; length: number }): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length))
}

function openGcm(key: Buffer, { nonce, sealed, aad }: { nonce: Buffer; sealed: Buffer; aad?: string }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  if (aad !== undefined) decipher.setAAD(Buffer.from(aad))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

describe('the link', () => {
  test.each(keys.links)('$title', ({ linkSecret, wrapKey, accessToken }) => {
    const derived = (info: string) => hkdf(fromText(linkSecret), { salt: Buffer.alloc(0), info, length: 32 })
    expect(derived('sigill/link/1/wrap')).toEqual(fromText(wrapKey))
    expect(derived('sigill/link/1/access')).toEqual(fromText(accessToken))
  })

  test.each(keys.opens)('$title', ({ linkSecret, deliveryId, wrappedKey, contentKey }) => {
    const wrapKey = hkdf(fromText(linkSecret), { salt: Buffer.alloc(0), info: 'sigill/link/1/wrap', length: 32 })
    const bytes = fromText(wrappedKey)
    expect(bytes[0]).toBe(1)
    const aad = labelled('sigill/wrapped-key/1', deliveryId)
    const opened = openGcm(wrapKey, { nonce: bytes.subarray(1, 13), sealed: bytes.subarray(13), aad })
    expect(opened).toEqual(fromText(contentKey))
  })
})

function openPart(part: { contentKey: string; ownerId: string; partId: string; sealed: string }): Buffer {
  const bytes = fromText(part.sealed)
  const salt = bytes.subarray(34, 66)
  const noncePrefix = bytes.subarray(66, 73)
  const info = labelled('sigill/part/1', part.ownerId, part.partId)
  const derived = hkdf(fromText(part.contentKey), { salt, info, length: 64 })
  expect([bytes[0], bytes[33]]).toEqual([1, 40])
  expect(bytes.subarray(1, 33)).toEqual(derived.subarray(32))
  const segments: Buffer[] = []
  for (let start = 73, end = 65_569; start < bytes.length; start = end, end += 65_536) {
    const nonce = Buffer.concat([noncePrefix, Buffer.alloc(5)])
    nonce.writeUInt32BE(segments.length, 7)
    nonce[11] = end >= bytes.length ? 1 : 0
    segments.push(openGcm(derived.subarray(0, 32), { nonce, sealed: bytes.subarray(start, end) }))
  }
  return Buffer.concat(segments)
}

describe('parts', () => {
  test.each(parts.opens)('$title', (part) => {
    expect(openPart(part)).toEqual(fromText(part.plaintext))
  })

  test(longPart.title, () => {
    expect(openPart(longPart)).toEqual(Buffer.from(Array.from({ length: longPart.plaintextSize }, (_, i) => i % 256)))
  })
})

describe('sealed values', () => {
  const keks = new Map(Object.entries(sealedValues.keks))

  test.each(sealedValues.opens)('$title', ({ context, sealed, plaintext, dayKey }) => {
    const bytes = fromText(sealed)
    const saltAt = 2 + (bytes[1] ?? 0)
    const kekId = bytes.toString('ascii', 2, saltAt)
    const secret = Buffer.concat([fromText(keks.get(kekId) ?? ''), fromText(dayKey ?? '')])
    const info = labelled(dayKey ? 'sigill/sealed-for-day/1' : 'sigill/sealed/1', kekId, context)
    const derived = hkdf(secret, { salt: bytes.subarray(saltAt, saltAt + 32), info, length: 64 })
    expect(bytes[0]).toBe(1)
    expect(bytes.subarray(saltAt + 32, saltAt + 64)).toEqual(derived.subarray(32))
    const ciphertext = bytes.subarray(saltAt + 64)
    expect(openGcm(derived.subarray(0, 32), { nonce: Buffer.alloc(12), sealed: ciphertext })).toEqual(
      fromText(plaintext),
    )
  })
})
