import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { root } from './command.ts'

const run = promisify(execFile)

type Package = { name: string; version: string; scripts: Record<string, string>; bin?: Record<string, string> }

/** Says that its scripts ran, by a file beside node_modules. */
const saying = (name: string) =>
  Object.fromEntries(
    ['preinstall', 'install', 'postinstall'].map((script) => [script, `echo ${script} >> ../../${name}-ran`]),
  )

const stranger: Package = { name: 'stranger', version: '1.0.0', scripts: saying('stranger') }
const refused: Package = { name: 'refused', version: '1.0.0', scripts: saying('refused') }
const approved: Package = {
  name: 'node',
  version: '24.0.0',
  bin: { node: 'bin/node' },
  scripts: { preinstall: `mkdir -p bin && ln -s '${process.execPath}' bin/node && echo preinstall >> ../../node-ran` },
}
const packages = [stranger, refused, approved]

let folder = ''
let clone = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigill-install-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  clone = join(folder, 'clone')
  await mkdir(clone)
  await copyFile(join(root, 'launch.mjs'), join(clone, 'launch.mjs'))
  await writeFile(join(clone, 'hello.ts'), 'console.log("hello")')
})

/** A registry with these packages alone. @returns its address, and what package-lock.json says of each of them */
async function registry() {
  const tarballs = new Map<string, Buffer>()
  for (const { name, ...about } of packages) {
    await mkdir(join(folder, name, 'package'), { recursive: true })
    await writeFile(join(folder, name, 'package', 'package.json'), JSON.stringify({ name, ...about }))
    await run('tar', ['-czf', join(folder, `${name}.tgz`), '-C', join(folder, name), 'package'])
    tarballs.set(name, await readFile(join(folder, `${name}.tgz`)))
  }
  const integrityOf = (name: string) =>
    `sha512-${createHash('sha512')
      .update(tarballs.get(name) ?? '')
      .digest('base64')}`
  const server = createServer((request, response) => {
    const [, name = '', file] = (request.url ?? '').split('/')
    const about = packages.find((one) => one.name === name)
    const dist = { tarball: `http://${String(request.headers.host)}/${name}/tarball`, integrity: integrityOf(name) }
    if (file !== undefined) response.end(tarballs.get(name))
    else response.end(JSON.stringify({ name, versions: about && { [about.version]: { ...about, dist } } }))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${String(port)}/`, integrityOf }
}

test('only the scripts of approved packages run when packages are installed, whatever npm it is', async () => {
  const { url, integrityOf } = await registry()
  const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]))
  const about = { name: 'clone', version: '1.0.0', dependencies }
  const locked = packages.map(({ name, version, bin }) => [
    `node_modules/${name}`,
    { version, integrity: integrityOf(name), hasInstallScript: true, ...(bin && { bin }) },
  ])
  await writeFile(
    join(clone, 'package.json'),
    JSON.stringify({ ...about, type: 'module', allowScripts: { node: true, refused: false } }),
  )
  await writeFile(
    join(clone, 'package-lock.json'),
    JSON.stringify({
      ...about,
      lockfileVersion: 3,
      requires: true,
      packages: { '': about, ...Object.fromEntries(locked) },
    }),
  )
  const PATH = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((one) => !one.includes('node_modules'))
    .join(delimiter)
  const env = { PATH, HOME: folder, npm_config_registry: url, npm_config_cache: join(folder, 'cache') }
  const { stdout } = await run(process.execPath, ['launch.mjs', 'hello.ts'], { cwd: clone, env })
  expect(stdout).toContain('hello')
  expect(await readFile(join(clone, 'node-ran'), 'utf8')).toBe('preinstall\n')
  expect(existsSync(join(clone, 'node_modules', 'stranger', 'package.json'))).toBe(true)
  expect(['stranger', 'refused'].filter((name) => existsSync(join(clone, `${name}-ran`)))).toEqual([])
})
