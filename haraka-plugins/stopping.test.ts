import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { FakeServer, sendJson } from './testing/fake-server.ts'
import { RunningHaraka } from './testing/running-haraka.ts'
import { SmtpClient } from './testing/smtp-client.ts'

let url: string
const server = new FakeServer()

beforeAll(async () => {
  url = await server.listen()
})
beforeEach(() => {
  server.reset()
})
afterAll(() => server.close())

test('the intake ends at once when clients are connected but idle, and tells them', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url })
  const idle = await SmtpClient.greeted(haraka.port)
  const start = performance.now()
  const ended = haraka.stop()
  expect((await idle.reply()).text).toMatch(/^421 4\.3\.2 .*restarting/)
  expect(await ended).toBe(0)
  expect(performance.now() - start).toBeLessThan(20_000)
})

test('a mail that is on its way when the intake is stopped still gets its answer', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url })
  const client = await SmtpClient.greeted(haraka.port)
  await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
  server.answerMail = (response, data, sender) => {
    void sleep(1500).then(() => {
      sendJson(response, data, sender)
    })
  }
  const answer = client.data('Subject: x\r\n\r\nHello.\r\n')
  await expect.poll(() => server.mails).toHaveLength(1)
  const ended = haraka.stop()
  expect(await answer).toMatchObject({ code: 250 })
  expect(await ended).toBe(0)
})

test('clients of all processes are told at once, also while each has a mail on its way', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url, SMTP_PROCESSES: '2' })
  const told = Promise.withResolvers<undefined>()
  server.answerMail = (response, data, sender) => {
    void told.promise.then(() => sendJson(response, data, sender))
  }
  const answers = Promise.all([haraka.send('\r\none\r\n'), haraka.send('\r\ntwo\r\n')])
  await expect.poll(() => server.mails).toHaveLength(2)
  const idle = await Promise.all(Array.from({ length: 6 }, () => haraka.client()))
  const ended = haraka.stop()
  const farewells = await Promise.all(idle.map((client) => client.reply()))
  told.resolve(undefined)
  expect(farewells.map(({ code }) => code)).toEqual(Array(6).fill(421))
  expect((await answers).map(({ code }) => code)).toEqual([250, 250])
  expect(await ended).toBe(0)
})

test('no client can stop the intake', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url })
  const client = await haraka.client()
  expect((await client.command('INTERNALCMD performShutdown')).code).toBe(501)
  expect((await client.command('INTERNALCMD key:undefined performShutdown')).code).toBe(501)
  expect(await haraka.answers()).toBe(true)
  await haraka.stop()
})

test('Haraka does not outlive a launcher that was killed', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url })
  await haraka.kill()
  await expect.poll(() => haraka.answers()).toBe(false)
  await haraka.stop()
})

test('the intake says so, and does not start over and over, when its port is taken', async () => {
  const haraka = await RunningHaraka.start({ SIGILL_URL: url })
  await expect(RunningHaraka.start({ SIGILL_URL: url, SMTP_PORT: String(haraka.port) })).rejects.toThrow(
    /^Haraka ended:.*EADDRINUSE/s,
  )
  await haraka.stop()
})

test('a fault in the environment is named', async () => {
  const fault = /^Haraka ended:\nThe configuration is wrong:\nSMTP_PROCESSES is not a whole number\n$/
  await expect(RunningHaraka.start({ SMTP_PROCESSES: 'many' })).rejects.toThrow(fault)
})
