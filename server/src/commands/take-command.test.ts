import { beforeEach, expect, test, vi } from 'vitest'
import { commandDelivery, type CommandDelivery } from '../../testing/command-delivery.ts'
import * as readAnswer from './read-answer.ts'

vi.mock('./read-answer.ts', { spy: true })

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
  vi.mocked(readAnswer.readAnswer).mockClear()
})

test('a mail from somebody else is not read beyond its header', async () => {
  await commands.expectIgnored(
    'NOT_THE_SENDER',
    await commands.send(
      commands.linesOf(['Återkalla']).map((line) => line.replace(/^From: .*/, 'From: bo@kommun.example')),
      { sender: 'bo@kommun.example' },
    ),
  )
  expect(readAnswer.readAnswer).not.toHaveBeenCalled()
})

test('a text that is longer than a person writes is refused for good, with how long it may be', async () => {
  const lines = commands.linesOf([...Array.from({ length: 130_000 }, () => 'återkalla '.repeat(7)), 'återkalla'])
  const refused = await commands.send(lines)
  expect(refused).toMatchObject({ kind: 'MailRefused', code: 'TOO_LARGE' })
  expect('sentence' in refused && refused.sentence).toContain('Mejlets text får vara högst 8 MB')
})

test('a header without an end is refused, and one without a body is not understood', async () => {
  const head = commands.linesOf([]).filter((line) => /^(?:From|To|Message-ID): /i.test(line))
  expect(await commands.send([...head, 'X: ' + 'x'.repeat(2 * 1024 * 1024)])).toMatchObject({
    code: 'MALFORMED_MAIL',
  })
  expect(await commands.send(head)).toEqual({ kind: 'CommandTaken', answered: true })
})
