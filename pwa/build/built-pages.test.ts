import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from 'vite'
import { firstPageWeight } from './first-page-weight.ts'
import { webManifest } from './web-manifest.ts'

const root = path.resolve(import.meta.dirname, '..')
let folder = ''

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  folder = await mkdtemp(path.join(tmpdir(), 'sigill-pages-'))
  const configFile = path.join(root, 'vite.config.ts')
  await build({ root, configFile, mode: 'production', logLevel: 'silent', build: { outDir: folder } })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (file: string) => readFile(path.join(folder, file), 'utf8')

test('the first page weighs at most 60 kB before a message is opened', async () => {
  const { scripts, styles } = await firstPageWeight(folder)
  expect(scripts + styles).toBeGreaterThan(20_000)
  expect(scripts + styles).toBeLessThanOrEqual(60_000)
})

test('the page has no script or style of its own that the content security policy would have to allow', async () => {
  const html = await read('index.html')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
})

test('whoever has no scripts, or an old browser, is told so in every language', async () => {
  const html = await read('index.html')
  for (const language of ['sv', 'fi', 'en']) expect(html.split(`lang="${language}"`).length).toBeGreaterThan(3)
  expect(html).toContain('Slå på JavaScript')
})

test('the icons of the web manifest are there, in the sizes that it says', async () => {
  for (const { src, sizes, type } of webManifest.icons ?? []) {
    const file = await readFile(path.join(folder, src))
    if (type !== 'image/png') continue
    expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes)
  }
})

test('the service worker keeps the shell, the frame for mails and the screens that open later, but not the charts of operators', async () => {
  const worker = await read('sw.js')
  expect(worker).toContain('index.html')
  expect(worker).toContain('frame.html')
  const assets = await readdir(path.join(folder, 'assets'))
  const isForOperators = (asset: string) => asset.startsWith('Operator-')
  for (const asset of assets)
    expect({ asset, isKept: worker.includes(asset) }).toEqual({ asset, isKept: !isForOperators(asset) })
})
