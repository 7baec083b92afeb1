import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromBase64url, toBase64url } from './bytes.ts'
import { deriveLinkKeys, unwrapContentKey } from './keys.ts'
import { decodeManifest } from './manifest.ts'
import { openBytes } from './part.ts'
import { open, sealedUnder } from './seal.ts'
import { errorCodeOf } from './testing/errors.ts'
import { countingRandom } from './vectors/counting-random.ts'
import keys from './vectors/keys.json' with { type: 'json' }
import longPart from './vectors/long-part.json' with { type: 'json' }
import { makeVectors } from './vectors/make-vectors.ts'
import manifests from './vectors/manifests.json' with { type: 'json' }
import parts from './vectors/parts.json' with { type: 'json' }
import sealedValues from './vectors/sealed-values.json' with { type: 'json' }

test('the vector files are what the code makes today', async () => {
  for (const [name, text] of Object.entries(await makeVectors())) {
    const file = await readFile(new URL(`vectors/${name}`, import.meta.url), 'utf8')
    expect(JSON.parse(file), name).toEqual(JSON.parse(text))
  }
})

describe('wrapped keys', () => {
  const unwrap = async (vector: { linkSecret: string; deliveryId: string; wrappedKey: string }) => {
    const { wrapKey } = await deriveLinkKeys(fromBase64url(vector.linkSecret))
    const wrappedKey = fromBase64url(vector.wrappedKey)
    return unwrapContentKey({ wrapKey, deliveryId: vector.deliveryId, wrappedKey })
  }

  test.each(keys.links)('$title gives its access token', async ({ linkSecret, accessToken }) => {
    expect(toBase64url((await deriveLinkKeys(fromBase64url(linkSecret))).accessToken)).toBe(accessToken)
  })

  test.each(keys.opens)('$title opens', async ({ contentKey, ...vector }) => {
    expect(toBase64url(await unwrap(vector))).toBe(contentKey)
  })

  test.each(keys.refuses)('$title: $error', async ({ error, ...vector }) => {
    expect(await errorCodeOf(() => unwrap(vector))).toBe(error)
  })
})

describe('sealed values', () => {
  const keks = new Map(Object.entries(sealedValues.keks).map(([id, kek]) => [id, fromBase64url(kek)]))
  const ring = { currentId: 'kek-2027', kek: (id: string) => keks.get(id) }
  const openValue = ({ dayKey, context, sealed }: { dayKey?: string; context: string; sealed: string }) => {
    const value = { keys: ring, context, sealed: fromBase64url(sealed) }
    return open(dayKey === undefined ? value : { ...value, dayKey: fromBase64url(dayKey) })
  }

  test.each(sealedValues.opens)('$title opens', async ({ plaintext, kekId, ...vector }) => {
    expect(toBase64url(await openValue(vector))).toBe(plaintext)
    expect(sealedUnder(fromBase64url(vector.sealed))).toBe(kekId)
  })

  test.each(sealedValues.refuses)('$title: $error', async ({ error, ...vector }) => {
    expect(await errorCodeOf(() => openValue(vector))).toBe(error)
  })
})

describe('parts', () => {
  const openVector = (vector: { contentKey: string; ownerId: string; partId: string; sealed: string }) =>
    openBytes({ ...vector, contentKey: fromBase64url(vector.contentKey), sealed: fromBase64url(vector.sealed) })

  test.each(parts.opens)('$title opens', async ({ plaintext, ...vector }) => {
    expect(toBase64url(await openVector(vector))).toBe(plaintext)
  })

  test.each(parts.refuses)('$title: $error', async ({ error, ...vector }) => {
    expect(await errorCodeOf(() => openVector(vector))).toBe(error)
  })

  test(`${longPart.title} opens`, async () => {
    expect(await openVector(longPart)).toEqual(countingRandom(0)(longPart.plaintextSize))
  })

  test.each(longPart.refuses)('$title: $error', async ({ keep, error }) => {
    const bytes = fromBase64url(longPart.sealed)
    const sealed = toBase64url(concatBytes(keep.map(([start, end]) => bytes.subarray(start, end))))
    expect(await errorCodeOf(() => openVector({ ...longPart, sealed }))).toBe(error)
  })
})

describe('manifests', () => {
  test.each(manifests.opens)('$title', ({ json, manifest }) => {
    expect(decodeManifest(new TextEncoder().encode(json))).toEqual(manifest)
  })

  test.each(manifests.refuses)('$title: $error', async ({ json, error }) => {
    expect(await errorCodeOf(() => decodeManifest(new TextEncoder().encode(json)))).toBe(error)
  })
})
