import { expect, test } from 'vitest'
import { collectBlob } from './collect-blob.ts'

test('a stream longer than what is held at a time comes out whole, with its type', async () => {
  const chunks = Array.from({ length: 9 }, (_, i) => new Uint8Array(1024 * 1024).fill(i))
  const blob = await collectBlob(new Blob(chunks).stream(), 'application/pdf')
  expect(blob.type).toBe('application/pdf')
  const bytes = new Uint8Array(await blob.arrayBuffer())
  expect(bytes.length).toBe(9 * 1024 * 1024)
  expect(chunks.every((_, i) => bytes[i * 1024 * 1024] === i)).toBe(true)
})

test('a stream that fails gives no part of a file', async () => {
  const failing = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      controller.enqueue(new Uint8Array(10))
    },
    pull: () => Promise.reject(new Error('broken')),
  })
  await expect(collectBlob(failing, '')).rejects.toThrow('broken')
})
