import { beforeEach, expect, test } from 'vitest'
import { commandDelivery, type CommandDelivery } from '../../testing/command-delivery.ts'

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
})

const tooLong = (headers: string[] = []) =>
  commands.linesOf([...Array.from({ length: 130_000 }, () => 'återkalla '.repeat(7)), 'återkalla'], headers)

test('a text that is longer than a person writes is refused for good, with how long it may be', async () => {
  const refused = await commands.send(tooLong())
  expect(refused).toMatchObject({ kind: 'MailRefused', code: 'TOO_LARGE' })
  expect('sentence' in refused && refused.sentence).toContain('Mejlets text får vara högst 8 MB')
})

test('a mail from somebody else is not read beyond its header, which nobody could read to its end', async () => {
  const lines = tooLong().map((line) => line.replace(/^From: .*/, 'From: bo@kommun.example'))
  await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines, { sender: 'bo@kommun.example' }))
})

test('nor is an automatic one', async () => {
  await commands.expectIgnored('AUTOMATIC', await commands.send(tooLong(['Auto-Submitted: auto-replied'])))
})

test('a header without an end is refused, and one without a body is not understood', async () => {
  const head = commands.linesOf([]).filter((line) => /^(?:From|To|Message-ID): /i.test(line))
  expect(await commands.send([...head, 'X: ' + 'x'.repeat(2 * 1024 * 1024)])).toMatchObject({
    code: 'MALFORMED_MAIL',
  })
  expect(await commands.send(head)).toEqual({ kind: 'CommandTaken', answered: true })
})
