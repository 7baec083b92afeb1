import { sealBytes } from '@sigill/envelope/part.ts'
import { activeTypes } from '@sigill/envelope/testing/active-types.ts'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { random } from '../../device/random.ts'
import { AttachedFile, pictureOf, unshownFiles } from './attached-file.svelte.ts'
import type { OpenedMessage } from './opened-message.ts'
import { Reading } from './reading.svelte.ts'

const place = { contentKey: new Uint8Array(32).fill(1), ownerId: '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e', partId: '1' }
const sealed = await sealBytes({ ...place, random, plaintext: new Uint8Array(200_000) })
const message = {
  contentKey: place.contentKey,
  opened: { messageId: place.ownerId, parts: [{ id: '1', size: sealed.length, url: '/parts/d/1' }] },
} as unknown as OpenedMessage

const fileOf = (change: Partial<AttachedFile['entry']> = {}) =>
  new AttachedFile(
    {
      partId: '1',
      fileName: 'logo.png',
      contentType: 'image/png',
      size: 200_000,
      contentId: 'logo',
      inline: true,
      ...change,
    },
    { message, reading: new Reading() },
  )

const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal(
    'fetch',
    fetched.mockReset().mockImplementation(async () => new Response(sealed)),
  )
})

test('a picture that the text shows many times is fetched once', async () => {
  const file = fileOf()
  const urls = await Promise.all([file.fetch(), file.fetch(), file.fetch()])
  expect(new Set([...urls, await file.fetch()]).size).toBe(1)
  expect(urls[0]).toMatch(/^blob:/)
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a fetch that was canceled waits to be asked for again, and is then had', async () => {
  const file = fileOf()
  fetched.mockRejectedValueOnce(new DOMException('', 'AbortError'))
  const first = file.fetch()
  if (file.step.at === 'fetching') file.step.cancel()
  await first
  expect(file.step).toEqual({ at: 'waiting' })
  expect(await file.fetch()).toMatch(/^blob:/)
})

test('pictures of the text are not listed below it; what it names and cannot show is', async () => {
  const picture = fileOf()
  const paper = fileOf({ contentId: 'paper', fileName: 'beslut.pdf', contentType: 'application/pdf' })
  const drawing = fileOf({ contentId: 'drawing', fileName: 'a.svg', contentType: 'image/svg+xml' })
  const namesake = fileOf({ fileName: 'annan.png' })
  const files = [picture, paper, drawing, namesake]
  expect(pictureOf(files, 'drawing')).toBeUndefined()
  expect(unshownFiles(files, new Set(['logo', 'paper', 'drawing']))).toEqual([paper, drawing, namesake])
})

test('a picture of the text that could not be had is listed, so that it can be tried again', async () => {
  const picture = fileOf()
  fetched.mockResolvedValue(new Response(null, { status: 503 }))
  await picture.fetch()
  expect(unshownFiles([picture], new Set(['logo']))).toEqual([picture])
})

test('a file is a file of bytes to the browser, unless it is one of the pictures or a PDF', async () => {
  const made = vi.spyOn(URL, 'createObjectURL')
  onTestFinished(() => made.mockRestore())
  for (const contentType of activeTypes) await fileOf({ contentType }).fetch()
  for (const fileName of ['a.html', 'a.svg', 'a.js']) await fileOf({ fileName }).fetch()
  await fileOf().fetch()
  const types = made.mock.calls.map(([blob]) => (blob as Blob).type)
  expect(types).toEqual([...[...activeTypes, 1, 2, 3].map(() => 'application/octet-stream'), 'image/png'])
})
