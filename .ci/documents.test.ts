import { existsSync, readdirSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './command.ts'

const documents: string[] = []
for await (const file of glob(['*.md', 'docs/**/*.md', 'haraka-plugins/*.md'], { cwd: root })) documents.push(file)

/** What a path may leave out. */
const below = ['', 'server/src', 'server/launch']

test.for(documents)('every file that %s names exists', async (document) => {
  const text = await readFile(join(root, document), 'utf8')
  const named = [...text.matchAll(/`([\w.-]+\/[\w./-]+\.(?:ts|mjs|graphql|yml))`/g)].map(([, file = '']) => file)
  const isThere = (file: string) => below.some((folder) => existsSync(join(root, folder, file)))
  expect(named.filter((file) => !isThere(file))).toEqual([])
})

test.for(documents)('every link of %s leads somewhere', async (document) => {
  const text = await readFile(join(root, document), 'utf8')
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => link).filter((link) => !/^\w+:/.test(link))
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([])
})

test('every folder of the server is a word of the glossary, or one that is technical', async () => {
  const technical = ['db', 'demo', 'graphql', 'http', 'ports']
  const glossary = await readFile(join(root, 'docs/glossary.md'), 'utf8')
  const words = new Set([...glossary.matchAll(/`server\/src\/([a-z]+)/g)].map(([, folder]) => folder))
  const folders = readdirSync(join(root, 'server/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).filter((name) => !technical.includes(name) && !words.has(name))).toEqual([])
})
