import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { sendJson } from './testing/fake-server.ts'
import { intakeOfFile } from './testing/intake-of-file.ts'
import { cpuSeconds, memoryMegabytes } from './testing/process-usage.ts'
import { SmtpClient } from './testing/smtp-client.ts'

const { haraka, server } = await intakeOfFile()

const from = 'MAIL FROM:<asa@kommun.se>'
const to = (name: string) => `RCPT TO:<${name}@foretag.se.s>`
const mail = 'Subject: x\r\n\r\nHello.\r\n.\r\n'

/** All in one segment. @returns the codes of as many answers as are named */
async function inOneSegment(lines: string[], answers: number): Promise<number[]> {
  const client = await haraka.client()
  client.write(lines.map((line) => `${line}\r\n`).join(''))
  const codes: number[] = []
  for (let answer = 0; answer < answers; answer++) codes.push((await client.reply()).code)
  return codes
}

test('commands in one segment are answered one by one, in their order (RFC 2920)', async () => {
  server.explanation = (address) =>
    address.startsWith('bo@')
      ? { __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' }
      : { __typename: 'RecipientAccepted' }
  expect(await inOneSegment([from, to('anna'), to('bo'), to('cia'), 'DATA'], 5)).toEqual([250, 250, 550, 250, 354])
})

test('a recipient whose answer comes late keeps its place', async () => {
  server.answerRecipient = (response, data, sender) => {
    const isFirst = server.explained.length === 1
    setTimeout(() => sendJson(response, data, sender), isFirst ? 300 : 0)
  }
  server.explanation = (address) =>
    address.startsWith('anna@')
      ? { __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' }
      : { __typename: 'RecipientAccepted' }
  const client = await haraka.client()
  client.write([from, to('anna'), to('bo'), 'DATA', ''].join('\r\n'))
  const codes = [(await client.reply()).code, (await client.reply()).code, (await client.reply()).code]
  expect([...codes, (await client.reply()).code]).toEqual([250, 550, 250, 354])
  expect(await client.raw(mail)).toMatchObject({ code: 250 })
  expect(server.mails.map(({ input }) => input.recipients)).toEqual([['bo@foretag.se.s']])
})

test('RSET in the middle takes back sender and recipients', async () => {
  const codes = await inOneSegment([from, to('anna'), 'RSET', from, to('bo'), 'DATA'], 6)
  expect(codes).toEqual([250, 250, 250, 250, 250, 354])
  const client = await haraka.client()
  await client.commands(from, to('anna'), 'RSET')
  expect((await client.command('DATA')).code).toBe(503)
  expect((await client.command(to('anna'))).code).toBe(503)
})

test('a mail that is sent with RSET before it goes to the recipients after it alone', async () => {
  const client = await haraka.client()
  client.write([from, to('anna'), 'RSET', from, to('bo'), 'DATA', ''].join('\r\n'))
  for (let answer = 0; answer < 6; answer++) await client.reply()
  expect(await client.raw(mail)).toMatchObject({ code: 250 })
  expect(server.mails.map(({ input }) => input.recipients)).toEqual([['bo@foretag.se.s']])
})

test('a mail that is sent without waiting for 354 is taken once, or not at all', async () => {
  const client = await haraka.client()
  client.write(`${from}\r\n${to('anna')}\r\nDATA\r\n${mail}`)
  const replies = [await client.reply(), await client.reply(), await client.reply(), await client.reply()]
  const taken = replies.filter(({ code, text }) => code === 250 && text.includes('Sealed')).length
  expect(server.mails).toHaveLength(taken)
  expect(server.mails.length).toBeLessThanOrEqual(1)
  for (const { bytes } of server.mails) expect(bytes.toString()).toBe('Subject: x\r\n\r\nHello.\r\n')
})

test('lines of a mail whose DATA was refused are never taken for commands that do something', async () => {
  server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' })
  const client = await haraka.client()
  client.write(`${from}\r\n${to('anna')}\r\nDATA\r\nSubject: x\r\n\r\nVRFY anna\r\nHello.\r\n.\r\nQUIT\r\n`)
  const replies = await client.repliesToTheEnd()
  expect(replies.map(({ code }) => code).filter((code) => code === 354)).toEqual([])
  expect(server.mails).toEqual([])
})

test('a client that talks before it is greeted gets no second mail and no other sender through', async () => {
  const client = SmtpClient.silent(haraka.port)
  client.write(`EHLO a.example\r\n${from}\r\n${to('anna')}\r\nDATA\r\n${mail}`)
  for (let answer = 0; answer < 6; answer++) await client.reply()
  expect(server.mails.length).toBeLessThanOrEqual(1)
  for (const { input } of server.mails) {
    expect(input).toMatchObject({ sender: 'asa@kommun.se', recipients: ['anna@foretag.se.s'] })
  }
})

test('more than 8 kB of commands while a mail waits for its answer end the connection, and the mail is taken once', async () => {
  const answered = Promise.withResolvers<undefined>()
  server.answerMail = (response, data, sender) => {
    void answered.promise.then(() => sendJson(response, data, sender))
  }
  const client = await haraka.client()
  await client.commands(from, to('anna'), 'DATA')
  client.write(mail)
  await expect.poll(() => server.mails).toHaveLength(1)
  client.write('NOOP\r\n'.repeat(2_000))
  expect(await client.reply()).toMatchObject({ code: 0 })
  answered.resolve(undefined)
  expect(await haraka.send('\r\nnext\r\n')).toMatchObject({ code: 250 })
  expect(server.mails).toHaveLength(2)
})

describe('commands that come while one is being worked on', () => {
  const begin = async () => {
    const answered = Promise.withResolvers<undefined>()
    server.answerRecipient = (response, data, sender) => {
      void answered.promise.then(() => sendJson(response, data, sender))
    }
    const client = await haraka.client()
    await client.command(from)
    return { client, answer: () => answered.resolve(undefined) }
  }

  test('wait without costing anything', async () => {
    const { client, answer } = await begin()
    client.write([to('anna'), 'NOOP', 'NOOP', ''].join('\r\n'))
    await expect.poll(() => server.explained).toHaveLength(1)
    const before = await cpuSeconds(haraka.pid)
    await sleep(3_000)
    expect((await cpuSeconds(haraka.pid)) - before).toBeLessThan(1)
    answer()
    const answers = [await client.reply(), await client.reply(), await client.reply()]
    expect(answers.map(({ code }) => code)).toEqual([250, 250, 250])
  })

  test('wait outside when they are many, and are all answered in the end', async () => {
    const { client, answer } = await begin()
    const noops = 1_000_000
    const before = await memoryMegabytes(haraka.pid)
    client.write(`${to('anna')}\r\n${'NOOP 1234567890123456789012345678901234567890\r\n'.repeat(noops)}`)
    await sleep(1_000)
    expect(client.unsent).toBeGreaterThan(20_000_000)
    expect((await memoryMegabytes(haraka.pid)) - before).toBeLessThan(25)
    answer()
    for (let answers = 0; answers < 1 + 5_000; answers++) expect((await client.reply()).code).toBe(250)
  })
})
