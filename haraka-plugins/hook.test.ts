import constants from 'haraka-constants'
import fixtures from 'haraka-test-fixtures'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Handler, hook, hookDeadline } from './hook.ts'
import { accept, goOn } from './verdict.ts'

const { callHook, makeConnection } = fixtures

const run = (handler: Handler<unknown>) =>
  callHook({ hook_mail: hook(handler) }, 'hook_mail', makeConnection({ silent: true }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a verdict reaches Haraka', async () => {
  expect(await run(() => goOn)).toEqual({ rc: constants.cont, msg: undefined })
  expect(await run(() => accept('2.1.5 Fine'))).toEqual({ rc: constants.ok, msg: '2.1.5 Fine' })
})

test('a hook that throws says "try again", where Haraka alone would go on', async () => {
  const { rc, msg } = await run(() => {
    throw new Error('a bug')
  })
  expect(rc).toBe(constants.denysoft)
  expect(msg).toMatchObject({ code: 451 })
})

test('a hook whose promise rejects says "try again", where Haraka alone would die', async () => {
  const { rc } = await run(() => Promise.reject(new Error('an outage')))
  expect(rc).toBe(constants.denysoft)
})

test('a hook that hangs says "try again" before Haraka’s own limit of 30 s', async () => {
  expect(hookDeadline).toBeLessThan(25_000)
  const answer = run(() => new Promise(() => undefined))
  await vi.advanceTimersByTimeAsync(hookDeadline)
  expect((await answer).rc).toBe(constants.denysoft)
})

test('what a hook says after its deadline is not heard', async () => {
  const next = vi.fn()
  const late = hook(() => new Promise((resolve) => setTimeout(resolve, hookDeadline + 1, goOn)))
  late.call({} as never, next, makeConnection({ silent: true }), undefined)
  await vi.advanceTimersByTimeAsync(hookDeadline + 10)
  expect(next).toHaveBeenCalledOnce()
})

test('a connection is closed when Haraka itself fails on the verdict', async () => {
  const connection = makeConnection({ silent: true })
  connection.disconnect = vi.fn()
  const next = () => {
    throw new Error('a bug in Haraka')
  }
  hook(() => goOn).call({} as never, next, connection, undefined)
  await vi.advanceTimersByTimeAsync(1)
  expect(connection.disconnect).toHaveBeenCalledOnce()
})
