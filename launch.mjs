// Runs one of Sigill's TypeScript files with Node 24: node launch.mjs FILE ARGUMENTS
// Plain JavaScript without dependencies, because it is what a clean clone starts with: any Node from 20.12 on, no node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin)

/** Are the packages in node_modules those of package-lock.json? npm's own record of what it installed says so. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record) || !existsSync(join(bin, 'node'))) return false
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([folder, { version, link, optional }]) =>
      !folder.includes('node_modules/') || link || optional || present[folder]?.version === version,
  )
}

/** Not with the Node below node_modules, which npm is about to replace. */
function npm(...args) {
  const env = { ...process.env, PATH: path.join(delimiter) }
  const { status, error } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error) console.error(`npm does not start: ${error.message}`)
  if (status !== 0) process.exit(1)
}

/**
 * Every npm that knows `allowScripts` runs what it does not list, and older ones run everything: so none is run by `npm ci`,
 * and afterwards those of the packages that are approved. The one that brings Node comes last, since `isInstalled` looks for it.
 */
function install() {
  console.log('Installing what package-lock.json names (npm ci); the first time takes a minute or two …')
  npm('ci', '--include=dev', '--ignore-scripts')
  const { allowScripts = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const approved = Object.keys(allowScripts).filter((name) => allowScripts[name] === true)
  const present = approved.filter((name) => existsSync(join(root, 'node_modules', name)))
  for (const name of present.sort((one, other) => (one === 'node') - (other === 'node'))) npm('rebuild', name)
}

/** Two processes that start at once in the same clone install one after the other. */
async function installOnce() {
  const lock = join(root, '.installing')
  while (!isInstalled()) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
    } catch {
      await sleep(200)
      if (isAbandoned(lock)) rmSync(lock, { force: true })
      continue
    }
    try {
      install()
    } finally {
      rmSync(lock, { force: true })
    }
    if (!isInstalled()) throw new Error('npm ci ended well, and yet node_modules is not what package-lock.json names')
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Whoever kills npm means us. */
function stopWithout(parent) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

async function run(file, args) {
  // What the environment says wins over the file.
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  process.env.PATH = [bin, ...path].join(delimiter)
  if (process.env.npm_lifecycle_event) stopWithout(process.ppid)
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    process.argv = [process.argv[0], file, ...args]
    await import(pathToFileURL(file).href)
    return
  }
  // The IPC channel closes when this process is gone, however it went: the child then stops too.
  const child = spawn(join(bin, 'node'), [file, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)))
}

// From a supervisor it asks us to read the policy again: nothing has read it yet, and without a listener we would end.
if (!isatty(0) && !isatty(1)) process.on('SIGHUP', () => undefined)

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('What shall be run? For example: npm start')
  process.exit(2)
}
await installOnce()
await run(resolve(root, file), args)
