import { expect, test } from 'vitest'
import { Admission, type Reservation } from './admission.ts'
import { HeldMail } from './held-mail.ts'

const roomFor = (bytes: number): Reservation => new Admission(bytes).reserve(0) as Reservation

function held(lines: string[], { maxBytes = 10_000_000, room = 10_000_000 } = {}): HeldMail {
  const mail = new HeldMail({ maxBytes, reservation: roomFor(room) })
  for (const line of lines) mail.add_line(Buffer.from(line, 'latin1'))
  return mail
}

const bytesOf = (mail: HeldMail) => Buffer.concat([...mail.chunks()]).toString('latin1')

test('every byte is kept as it was sent, in whatever encoding', () => {
  const lines = ['Subject: \xe5\xff\xfe\r\n', 'X: \xc3\xa5\r\n', '\r\n', 'no colon, \t trailing  \r\n']
  expect(bytesOf(held(lines))).toBe(lines.join(''))
})

test('dots that were doubled for SMTP become one again', () => {
  expect(bytesOf(held(['..\r\n', '..hidden\r\n', 'a..\r\n']))).toBe('.\r\n.hidden\r\na..\r\n')
})

test('a mail over many chunks comes out whole', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `${String(index)} ${'x'.repeat(70)}\r\n`)
  const mail = held([...lines, `${'y'.repeat(65_000)}\r\n`])
  expect(bytesOf(mail)).toBe([...lines, `${'y'.repeat(65_000)}\r\n`].join(''))
  expect(mail.size).toBe(bytesOf(mail).length)
})

test('a mail that ends exactly at the end of a chunk comes out whole', () => {
  const line = `${'z'.repeat(65_534)}\r\n`
  expect(bytesOf(held([line, line]))).toBe(line + line)
})

test('an empty mail has no bytes', () => {
  expect(bytesOf(held([]))).toBe('')
})

test.each([
  ['a CR in the middle of a line', 'a\rb\r\n', 'LONE_CARRIAGE_RETURN'],
  ['two CRs before a line end', 'a\r\r\n', 'LONE_CARRIAGE_RETURN'],
  ['a dot between lone CRs', '\r.\r\r\n', 'LONE_CARRIAGE_RETURN'],
  ['a NUL', 'a\0b\r\n', 'NUL'],
])('%s is a flaw', (_, line, flaw) => {
  expect(held(['Subject: x\r\n', line, 'more\r\n']).flaw).toBe(flaw)
})

test('a mail that grows too large, or for which there is no room, is not kept', () => {
  const line = `${'x'.repeat(998)}\r\n`
  const tooLarge = held([line, line, line], { maxBytes: 2000 })
  expect(tooLarge.flaw).toBe('TOO_LARGE')
  expect(bytesOf(tooLarge)).toBe('')
  expect(held(Array<string>(200).fill(line), { room: 100_000 }).flaw).toBe('NO_ROOM')
})

test('a mail that is being read out is not lost when Haraka drops the transaction', () => {
  const mail = held(['a\r\n', `${'b'.repeat(65_530)}\r\n`, 'c\r\n'])
  const chunks = mail.chunks()
  const first = chunks.next().value as Buffer
  mail.destroy()
  expect(Buffer.concat([first, ...chunks]).length).toBe(mail.size)
})
