import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import express, { Router, type ErrorRequestHandler } from 'express'
import { expect, test } from 'vitest'
import { serve } from '../../testing/test-server.ts'
import { jsonDeadline } from './body-deadline.ts'

/** At once, as all of our server's refusals. */
const answered = (): ErrorRequestHandler => (error: { status: number }, _request, response, next) => {
  if (response.headersSent) next(error)
  else response.sendStatus(error.status)
}

test('JSON that never comes whole is given up, and its connection with it', async () => {
  const origin = await serve(Router().post('/', jsonDeadline(300), express.json()))
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":')
  const dripping = setInterval(() => socket.write(' '), 50)
  socket.on('error', () => undefined) // written to after the end
  const answer = await text(socket)
  clearInterval(dripping)
  expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*Connection: close/)
})

test.each([
  'Content-Type: application/json; charset=latin1',
  'Content-Type: application/json\r\nContent-Encoding: foo',
])('JSON that is refused at once and never comes whole ends its connection, and nothing else: %s', async (header) => {
  const origin = await serve(Router().post('/', jsonDeadline(300), express.json()).use(answered()))
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => undefined) // cut off
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${header}\r\nContent-Length: 1000\r\n\r\n{`)
  const closed = once(socket, 'close')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 415 /)
  await closed
})

test('an answer that takes its time is waited for when the JSON came whole', async () => {
  const slow = Router().post('/', jsonDeadline(1_000), express.json(), (_request, response) => {
    setTimeout(() => response.json({}), 1_500)
  })
  const answer = await fetch(await serve(slow), {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(200)
})
