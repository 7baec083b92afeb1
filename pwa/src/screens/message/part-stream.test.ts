import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { sealBytes } from '@sigill/envelope/part.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import { random } from '../../device/random.ts'
import { Outage } from '../../graphql/outage.ts'
import { SessionEnded } from '../../graphql/session-ended.ts'
import { collectBlob } from './collect-blob.ts'
import { openedPart } from './part-stream.ts'

const place = { contentKey: new Uint8Array(32).fill(1), ownerId: '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e', partId: '1' }
const plaintext = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251)
const sealed = await sealBytes({ ...place, random, plaintext })

const answering = (response: Response | Error) => {
  vi.stubGlobal('fetch', async () => (response instanceof Error ? Promise.reject(response) : response))
}
const opened = async () => {
  const stream = await openedPart({ ...place, url: '/parts/d/1' })
  return new Uint8Array(await (await collectBlob(stream, '')).arrayBuffer())
}

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
})

test('a part is opened as it comes, and how much has come is told', async () => {
  answering(new Response(sealed))
  let fetched = 0
  const watch = { signal: new AbortController().signal, progress: (bytes: number) => (fetched = bytes) }
  const stream = await openedPart({ ...place, url: '/parts/d/1' }, watch)
  const bytes = new Uint8Array(await (await collectBlob(stream, '')).arrayBuffer())
  expect(bytes).toEqual(plaintext)
  expect(fetched).toBe(sealed.length)
})

test('a part that was changed is damaged', async () => {
  const changed = sealed.slice()
  changed[200_000] = (changed[200_000] ?? 0) ^ 1
  answering(new Response(changed))
  await expect(opened()).rejects.toThrow(EnvelopeError)
})

test('a part that was cut off is damaged', async () => {
  answering(new Response(sealed.slice(0, 100_000)))
  await expect(opened()).rejects.toThrow(EnvelopeError)
})

test('a connection that breaks midway is an outage', async () => {
  const broken = new ReadableStream({
    start: (controller) => {
      controller.enqueue(sealed.slice(0, 100_000))
    },
    pull: () => Promise.reject(new TypeError('network error')),
  })
  answering(new Response(broken))
  await expect(opened()).rejects.toThrow(Outage)
})

test('a session that is over is told from an outage', async () => {
  answering(new Response(null, { status: 404 }))
  await expect(opened()).rejects.toThrow(SessionEnded)
  answering(new Response(null, { status: 503 }))
  await expect(opened()).rejects.toThrow(Outage)
  answering(new TypeError('failed to fetch'))
  await expect(opened()).rejects.toThrow(Outage)
})
