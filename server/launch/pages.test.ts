import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { buildPages } from './pages.ts'

const fakeVite = `
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
const outDir = process.argv[process.argv.indexOf('--outDir') + 1]
mkdirSync(outDir)
if (readFileSync('src/app.ts', 'utf8') === 'broken') throw new Error('does not compile')
copyFileSync('src/app.ts', outDir + '/app.js')
`

let root = ''
const said: string[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sigill pages '))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  said.length = 0
  await put('node_modules/vite/bin/vite.js', fakeVite)
  await put('node_modules/vite/package.json', '{ "type": "module" }')
  await put('package-lock.json', '{}')
  await put('pwa/src/app.ts', 'first')
})

const build = () => buildPages(root, (line) => said.push(line))

async function put(path: string, content: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), content)
}

const built = () => readFile(join(root, 'pwa/dist/app.js'), 'utf8')

test('the pages are built once, and not again from the same sources', async () => {
  await build()
  await build()
  expect(said).toHaveLength(1)
  expect(await built()).toBe('first')
})

test.for(['pwa/src/app.ts', 'server/envelope/part.ts', 'server/texts/reader/sv.ts', 'package-lock.json'])(
  'a change of %s builds them anew',
  async (path) => {
    await build()
    await put(path, 'second')
    await build()
    expect(said).toHaveLength(2)
  },
)

test('a build that fails leaves the pages that were there, and nothing beside them', async () => {
  await build()
  await put('pwa/src/app.ts', 'broken')
  await expect(build()).rejects.toThrow('does not compile')
  expect(await built()).toBe('first')
  expect((await readdir(join(root, 'pwa'))).sort()).toEqual(['dist', 'src'])
})

test('two that build at once leave whole pages', async () => {
  await Promise.allSettled([build(), build()])
  await build()
  expect(await built()).toBe('first')
})
