import { connect } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FakeServer } from './testing/fake-server.ts'
import { memoryMegabytes } from './testing/process-usage.ts'
import { RunningHaraka } from './testing/running-haraka.ts'
import { SmtpClient } from './testing/smtp-client.ts'

let haraka: RunningHaraka
/** As long as it takes to make crowds come, on a machine that is slow: a stranger has 6 seconds. */
let patient: RunningHaraka
const server = new FakeServer()
const clients: SmtpClient[] = []
/** Seconds for a command; a stranger has 1 in all, a mail 15. */
const patience = 5

beforeAll(async () => {
  const env = { SIGILL_URL: await server.listen(), SMTP_TRUSTED_NETWORKS: '127.0.0.1', SMTP_CONNECTIONS: '1000' }
  haraka = await RunningHaraka.start({ ...env, SMTP_PATIENCE: String(patience) })
  patient = await RunningHaraka.start({ ...env, SMTP_PATIENCE: '30' })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  server.reset()
  for (const each of [haraka, patient]) {
    each.hangUp()
    await expect.poll(() => each.answers()).toBe(true)
  }
})
afterAll(async () => {
  await haraka.stop()
  await patient.stop()
  await server.close()
})

async function come(from: string, count: number): Promise<SmtpClient[]> {
  const came = await Promise.all(Array.from({ length: count }, () => SmtpClient.connect(patient.port, { from })))
  clients.push(...came)
  return came
}

const greetings = (came: SmtpClient[]) => came.map(({ greeting }) => greeting.code)
const mail = '\r\nHello.\r\n'

/** All of them are gone for the intake too. */
const allGone = () => expect.poll(() => come('127.0.7.1', 1).then(greetings)).toEqual([220])

test('500 sockets that send a byte now and then, or nothing, keep nobody out, are ended after their time, and leave no memory', async () => {
  const before = await memoryMegabytes(patient.pid)
  const networks = Array.from({ length: 10 }, (_, index) => `127.0.${String(10 + index)}.1`)
  const slow = (await Promise.all(networks.map((network) => come(network, 50)))).flat()
  const dripping = setInterval(() => {
    for (const client of slow.slice(0, 250)) if (!client.isClosed) client.write('E')
  }, 100)
  expect(await patient.send(mail)).toMatchObject({ code: 250 })
  const farewells = await Promise.all(slow.map((client) => client.repliesToTheEnd()))
  clearInterval(dripping)
  expect(greetings(slow)).toEqual(Array(500).fill(220))
  expect(
    farewells.flat().filter(({ text }) => /^421 4\.4\.2 .* \/ It took too long/.test(text)).length,
  ).toBeGreaterThan(450)
  expect((await memoryMegabytes(patient.pid)) - before).toBeLessThan(150)
  await allGone()
})

test('a network of strangers has a twentieth of the room, all together half, and who is trusted the rest', async () => {
  const crowd = greetings(await come('127.0.30.1', 60))
  expect(crowd.filter((code) => code === 220)).toHaveLength(50)
  const refused = clients.find(({ greeting }) => greeting.code !== 220)
  expect(refused?.greeting.text).toMatch(/^421 4\.7\.0 .* \/ There are too many connections/)
  expect(greetings(await come('127.0.30.2', 1))).toEqual([421])
  expect(greetings(await come('127.0.31.1', 1))).toEqual([220])
  expect(await patient.send(mail)).toMatchObject({ code: 250 })
})

test('1000 clients that are trusted each get a mail through at the same time; one more is told to come again', async () => {
  await allGone()
  for (const client of clients.splice(0)) client.close()
  await sleep(3_000) // the stranger that asked is gone too
  const crowd = await come('127.0.0.1', 1_000)
  expect(greetings(crowd)).toEqual(Array(1_000).fill(220))
  expect(greetings(await come('127.0.0.1', 1))).toEqual([421])
  const answers = await Promise.all(
    crowd.map(async (client) => {
      await client.commands('EHLO a.example', 'MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>')
      return (await client.data(mail)).code
    }),
  )
  expect(answers).toEqual(Array(1_000).fill(250))
  expect(server.mails).toHaveLength(1_000)
  crowd[0]?.close()
  await expect.poll(() => come('127.0.0.1', 1).then(greetings)).toEqual([220])
})

test.each([
  ['a command', patience, async () => undefined],
  [
    'a mail',
    3 * patience,
    async (client: SmtpClient) => {
      await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA')
    },
  ],
])(
  'a client that is trusted may not take for ever over %s, however often it sends a byte',
  async (_, seconds, begin) => {
    const client = await haraka.client()
    await begin(client)
    const began = performance.now()
    const dripping = setInterval(() => client.write('x'), 200)
    const [farewell] = await client.repliesToTheEnd()
    clearInterval(dripping)
    expect(farewell?.text).toMatch(/^421 4\.4\.2/)
    expect(performance.now() - began).toBeGreaterThan(seconds * 1_000 - 500)
    expect(server.mails).toEqual([])
  },
)

test('a client that does not hang up when it is told to is cut off', async () => {
  const socket = connect({ port: haraka.port, host: '127.0.0.1', localAddress: '127.0.40.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  socket.resume()
  await once(socket, 'end') // the stranger's second is over
  const closed = new Promise((resolve) => socket.on('close', resolve))
  const dripping = setInterval(() => socket.write('x'), 100)
  await closed
  clearInterval(dripping)
})

test('a client that reads no answers and never stops asking keeps no memory and is cut off', async () => {
  const before = await memoryMegabytes(haraka.pid)
  const socket = connect({ port: haraka.port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.pause()
  let most = 0
  for (let round = 0; round < 400 && !socket.destroyed; round++) {
    if (socket.writableLength < 1_000_000) socket.write('HELP\r\n'.repeat(10_000))
    await sleep(100)
    most = Math.max(most, (await memoryMegabytes(haraka.pid)) - before)
  }
  expect(socket.destroyed).toBe(true)
  expect(most).toBeLessThan(300) // Without this it is a gigabyte.
})
