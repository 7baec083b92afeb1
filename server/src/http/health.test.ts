import { expect, test } from 'vitest'
import { serve } from '../../testing/test-server.ts'
import { healthRouter } from './health.ts'

const well = () => Promise.resolve(true)

test('a scanner that is down, careless or unsure is told to whoever asks whether all is well', async () => {
  const checks = { database: well, jobs: well, smtp: well }
  const ready = async (scanner?: () => Promise<boolean>) => {
    const origin = await serve(healthRouter({ ...checks, ...(scanner && { scanner }) }))
    const response = await fetch(`${origin}/readyz`)
    return { status: response.status, ...((await response.json()) as object) }
  }
  expect(await ready()).toEqual({ status: 'ready', failing: [] })
  expect(await ready(well)).toEqual({ status: 'ready', failing: [] })
  const notReady = { status: 'not ready', failing: ['scanner'] }
  expect(await ready(() => Promise.resolve(false))).toEqual(notReady)
  expect(await ready(() => Promise.reject(new Error('down')))).toEqual(notReady)
  expect(await ready(() => new Promise<boolean>(() => undefined))).toEqual(notReady)
})

test('a server that is about to stop says so, to whoever could send its requests elsewhere', async () => {
  const stopping = new AbortController()
  const origin = await serve(healthRouter({ database: well, jobs: well, smtp: well }, stopping.signal))
  const answer = async () => {
    const response = await fetch(`${origin}/healthz`)
    return { code: response.status, ...((await response.json()) as object) }
  }
  expect(await answer()).toEqual({ code: 200, status: 'ok' })
  stopping.abort()
  expect(await answer()).toEqual({ code: 503, status: 'stopping' })
})
