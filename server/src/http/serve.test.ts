import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../launch/free-port.ts'
import { serve, type Serving } from './serve.ts'

const patience = 2_000

let port: number
let agent: Agent
let serving: Serving
let arrived: PromiseWithResolvers<undefined>
let release: PromiseWithResolvers<undefined>

beforeEach(async () => {
  port = await freePort()
  agent = new Agent({ keepAlive: true, maxSockets: 1 })
  arrived = Promise.withResolvers()
  release = Promise.withResolvers()
  const app = express()
  app.get('/slow', async (_request, response) => {
    arrived.resolve(undefined)
    await release.promise
    response.send('slow')
  })
  app.get('/begun', async (_request, response) => {
    response.write('be')
    arrived.resolve(undefined)
    await release.promise
    response.end('gun')
  })
  app.get('/', (_request, response) => void response.send('quick'))
  serving = await serve(app, { host: '127.0.0.1', port, patience, stopDelay: 0 })
  onTestFinished(async () => {
    release.resolve(undefined)
    agent.destroy()
    await serving.stop()
  })
})

async function ask(path: string): Promise<{ response: IncomingMessage; body: string }> {
  const [response] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage]
  return { response, body: await text(response) }
}

test.each([
  ['/slow', 'slow'],
  ['/begun', 'begun'],
])(
  'stopping waits for the answer to %s, and no longer, though the client would keep its connection',
  async (path, body) => {
    await ask('/')
    const answer = ask(path)
    await arrived.promise
    const stopped = serving.stop()
    release.resolve(undefined)
    expect((await answer).body).toBe(body)
    const answered = performance.now()
    await stopped
    expect(performance.now() - answered).toBeLessThan(patience - 500)
  },
)

test('an answer says that the connection ends with it, once the server stops', async () => {
  expect((await ask('/')).response.headers.connection).toBe('keep-alive')
  const answer = ask('/slow')
  await arrived.promise
  const stopped = serving.stop()
  release.resolve(undefined)
  expect((await answer).response.headers.connection).toBe('close')
  await stopped
  await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
})

test('a request that takes longer than the patience is cut off', async () => {
  const answer = ask('/slow')
  await arrived.promise
  const start = performance.now()
  await Promise.all([serving.stop(), expect(answer).rejects.toThrow('socket hang up')])
  expect(performance.now() - start).toBeGreaterThan(patience - 100)
})

test('a port that is taken is told at the start', async () => {
  await expect(serve(express(), { host: '127.0.0.1', port, patience: 0, stopDelay: 0 })).rejects.toThrow('EADDRINUSE')
})

test('a server that stops with a delay still takes requests, on connections that are kept and new ones, and asks each to end', async () => {
  const [later, kept] = [await freePort(), new Agent({ keepAlive: true, maxSockets: 1 })]
  const app = express().get('/', (_request, response) => void response.send('quick'))
  const stoppingLate = await serve(app, { host: '127.0.0.1', port: later, patience, stopDelay: 3_000 })
  const asked = async (by: Agent) => {
    const [response] = (await once(get({ port: later, agent: by }), 'response')) as [IncomingMessage]
    await text(response)
    return response.headers.connection
  }
  expect(await asked(kept)).toBe('keep-alive')
  const stopped = stoppingLate.stop()
  expect(await asked(new Agent())).toBe('close')
  await sleep(300)
  expect(await asked(kept)).toBe('close')
  await stopped
  await expect(asked(new Agent())).rejects.toThrow('ECONNREFUSED')
})

test('a connection is kept for longer than a proxy keeps it', async () => {
  expect((await ask('/')).response.headers['keep-alive']).toBe('timeout=130')
})
