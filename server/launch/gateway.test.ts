import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { launchConfig, type LaunchConfig } from './config.ts'
import { freePort } from './free-port.ts'
import { startGateway } from './gateway.ts'

const readyServer = `
import { createServer } from 'node:http'
import { appendFileSync, existsSync } from 'node:fs'
const { DATA_DIR, HTTP_PORT, DATABASE_URL } = process.env
const ready = () => existsSync(DATA_DIR + '/haraka-is-up')
createServer((request, response) => response.writeHead(ready() ? 200 : 503).end()).listen(Number(HTTP_PORT), '127.0.0.1')
process.on('SIGTERM', () => { appendFileSync(DATA_DIR + '/told', 'server stopped\\n'); process.exit() })
process.on('SIGHUP', () => appendFileSync(DATA_DIR + '/told', 'server reads again\\n'))
// Last: whoever reads it may send signals.
appendFileSync(DATA_DIR + '/told', 'server ' + process.pid + ' ' + DATABASE_URL + '\\n')
`
const waitingIntake = `
import { appendFileSync } from 'node:fs'
process.on('SIGTERM', () => { appendFileSync(process.env.DATA_DIR + '/told', 'haraka stopped\\n'); process.exit() })
setInterval(() => undefined, 1000)
appendFileSync(process.env.DATA_DIR + '/haraka-is-up', '')
`

const failingIntake = `
import { existsSync } from 'node:fs'
const fail = () => { console.error('no such plugin'); process.exit(4) }
setInterval(() => existsSync(process.env.DATA_DIR + '/told') && fail(), 50)
`

let launch: LaunchConfig
const said: string[] = []
const told = () => readFile(join(launch.config.dataFolder, 'told'), 'utf8')

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'sigill gateway '))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  said.length = 0
  const env = { HTTP_PORT: String(await freePort()), SMTP_PORT: String(await freePort()), DATA_DIR: join(root, 'data') }
  launch = { ...launchConfig({ ...env, DATABASE_URL: inject('postgresUrl') }), root }
  await put('node_modules/vite/bin/vite.js', "require('fs').mkdirSync(process.argv[4])")
  await put('package-lock.json', '{}')
  await put('server/src/main.ts', readyServer)
  await put('haraka-plugins/main.ts', waitingIntake)
  await mkdir(join(root, 'pwa'))
})

async function put(path: string, content: string): Promise<void> {
  await mkdir(join(launch.root, path, '..'), { recursive: true })
  await writeFile(join(launch.root, path), content)
}

async function start() {
  const gateway = await startGateway(launch, { say: (line) => said.push(line) })
  onTestFinished(gateway.stop)
  return gateway
}

test('the SMTP intake stops before the server that it hands its mails to', async () => {
  const gateway = await start()
  await gateway.stop()
  expect(await told()).toMatch(/haraka stopped\nserver stopped\n$/)
})

test('a server that is killed comes back', async () => {
  await start()
  process.kill(Number((await told()).split(' ')[1]), 'SIGKILL')
  await expect.poll(async () => (await told()).match(/server \d+/g)?.length).toBe(2)
  expect(said.at(-1)).toBe('server ended (killed by SIGKILL) and is started again.')
})

test('the server is asked to read its policy again, and the intake is not', async () => {
  const gateway = await start()
  gateway.reread()
  await expect.poll(told).toMatch(/server reads again\n$/)
  await gateway.stop()
  expect(await told()).toMatch(/server reads again\nharaka stopped\nserver stopped\n$/)
})

test('without DATABASE_URL the server gets a database that is started for it', async () => {
  launch.hasDatabase = false
  await start()
  expect(await told()).toContain('postgres://sigill:')
})

test('a part that ends before everything is ready is named, with the last of what it said', async () => {
  await put('haraka-plugins/main.ts', failingIntake)
  await expect(start()).rejects.toThrow('haraka ended before Sigill was ready (exit code 4).\nno such plugin')
  expect(await told()).toContain('server stopped')
})

test('a port that is taken is told in one sentence, and nothing is started', async () => {
  const { host, port } = launch.config.smtpIntake
  const other = createServer().listen(port, host)
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const sentence = `Another program listens on 127.0.0.1:${String(port)} (SMTP_PORT) already: stop it, or choose another port.`
  await expect(start()).rejects.toThrow(sentence)
  await expect(told()).rejects.toThrow('ENOENT')
})

test('whoever asks to stop while it is starting is obeyed', async () => {
  await put('haraka-plugins/main.ts', waitingIntake.replace('/haraka-is-up', '/not-up'))
  const asked = new AbortController()
  const starting = startGateway(launch, { say: () => undefined, signal: asked.signal })
  const { dataFolder } = launch.config
  await expect.poll(() => readdir(dataFolder).catch(() => [])).toEqual(expect.arrayContaining(['told', 'not-up']))
  asked.abort()
  await expect(starting).rejects.toThrow()
  expect(await told()).toMatch(/haraka stopped\nserver stopped\n$/)
})
