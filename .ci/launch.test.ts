import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { root } from './command.ts'

/** Does what `npm ci` does, as far as the launcher can tell, and takes a moment for it. */
const fakeNpm = `#!/bin/sh
echo "npm $*" >> npm-was-called
sleep 0.3
mkdir -p node_modules/.bin
cp package-lock.json node_modules/.package-lock.json
ln -sf '${process.execPath}' node_modules/.bin/node
`
const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      pwa: { version: '0.1.0' },
      'node_modules/@sigill/pwa': { link: true },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
      'node_modules/express': { version },
    },
  })

let clone = ''
beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'sigill clean clone '))
  onTestFinished(() => rm(clone, { recursive: true, force: true }))
  await mkdir(join(clone, 'bin'))
  await writeFile(join(clone, 'bin', 'npm'), fakeNpm, { mode: 0o755 })
  await copyFile(join(root, 'launch.mjs'), join(clone, 'launch.mjs'))
  await writeFile(join(clone, 'package.json'), '{ "type": "module" }')
  await writeFile(join(clone, 'package-lock.json'), lock('5.0.0'))
  await writeFile(
    join(clone, 'hello.ts'),
    'console.log(process.argv.slice(2).join() satisfies string, process.env.GREETING)',
  )
  await writeFile(
    join(clone, 'wait.ts'),
    'process.on("SIGTERM", () => process.exit(7)); setInterval(() => 0, 1000); console.log("up")',
  )
})

function launch(file: string, env: Record<string, string> = {}): ChildProcess & { printed: () => string } {
  const child = spawn(process.execPath, [join(clone, 'launch.mjs'), file, 'one', 'two'], {
    env: { PATH: `${join(clone, 'bin')}:/usr/bin:/bin`, ...env },
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return Object.assign(child, { printed: () => printed })
}

async function run(file: string): Promise<string> {
  const child = launch(file)
  await once(child, 'close')
  return child.printed()
}

const installs = async () => (await readFile(join(clone, 'npm-was-called'), 'utf8')).trim().split('\n')

test('a clean clone is installed once, and the file runs with its arguments', async () => {
  expect(await run('hello.ts')).toMatch(/^Installing .*\none,two undefined\n$/)
  expect(await run('hello.ts')).toBe('one,two undefined\n')
  expect(await installs()).toHaveLength(1)
})

test('another version in package-lock.json is installed', async () => {
  await run('hello.ts')
  await writeFile(join(clone, 'package-lock.json'), lock('5.0.1'))
  await run('hello.ts')
  expect(await installs()).toHaveLength(2)
})

test('two that start at once install once', async () => {
  await Promise.all([run('hello.ts'), run('hello.ts')])
  expect(await installs()).toHaveLength(1)
})

test('the lock of an installation that was killed does not hold up the next', async () => {
  await writeFile(join(clone, '.installing'), '999999999')
  expect(await run('hello.ts')).toContain('one,two')
})

test('.env is read, and the environment wins', async () => {
  await run('hello.ts')
  await writeFile(join(clone, '.env'), 'GREETING=hej')
  expect(await run('hello.ts')).toContain('hej')
  const child = launch('hello.ts', { GREETING: 'moi' })
  await once(child, 'close')
  expect(child.printed()).toContain('moi')
})

test('a signal reaches the file', async () => {
  await run('hello.ts')
  const child = launch('wait.ts')
  await expect.poll(child.printed).toContain('up')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([7, null])
})

test('a reload while packages are being installed stops nothing', async () => {
  const child = launch('wait.ts')
  await expect.poll(child.printed).toContain('Installing')
  child.kill('SIGHUP')
  await expect.poll(child.printed).toContain('up')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([7, null])
})

test('whoever kills npm stops what it started', async () => {
  await run('hello.ts')
  const script = `'${process.execPath}' launch.mjs wait.ts; true`
  const npm = spawn('sh', ['-c', script], { cwd: clone, env: { PATH: '/usr/bin:/bin', npm_lifecycle_event: 'start' } })
  await once(npm.stdout, 'data')
  npm.kill('SIGKILL')
  // Its output closes when nobody is left who could write to it.
  await once(npm, 'close')
})
