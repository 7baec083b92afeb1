import { describe, expect, test } from 'vitest'
import { intakeOfFile } from './testing/intake-of-file.ts'

const { haraka, server } = await intakeOfFile()

const [cr, lf] = ['\r', '\n']
const lineEnds = { CRLF: cr + lf, LF: lf, CR: cr, 'CR CR': cr + cr, 'LF CR': lf + cr, NUL: '\0', 'CR NUL LF': '\r\0\n' }
type LineEnd = keyof typeof lineEnds
const names = Object.keys(lineEnds) as LineEnd[]

/** Everything that some mail server, somewhere, has taken for the end of a mail; the real one left out. */
const ends = names
  .flatMap((before) => names.map((after) => ({ before, after })))
  .filter(({ before, after }) => before !== 'CRLF' || after !== 'CRLF')

const second = [
  'MAIL FROM:<boss@kommun.se>',
  'RCPT TO:<victim@foretag.se.s>',
  'DATA',
  'Subject: smuggled',
  '',
  'x',
  '.',
]

/** @returns the codes of all answers after 354 */
async function smuggle(end: string): Promise<string> {
  const client = await haraka.client()
  await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA')
  client.write(`Subject: x\r\n\r\nHello.${end}${second.join('\r\n')}\r\n`)
  const first = await client.reply()
  client.write('QUIT\r\n')
  const replies = [first, ...(await client.repliesToTheEnd())]
  return replies.map(({ code }) => code).join(' ')
}

describe('a second mail within the bytes of the first', () => {
  test.each(ends)('does not become one after $before . $after, nor does the first', async ({ before, after }) => {
    const answers = await smuggle(`${lineEnds[before]}.${lineEnds[after]}`)
    // One refusal for the mail, at once or at its real end; then 221 for QUIT, or nothing where the connection is over.
    expect(answers).toMatch(/^550( 221| 503 221| 503)?$/)
    expect(server.mails).toEqual([])
    expect(server.explained.map(({ address }) => address)).toEqual(['anna@foretag.se.s'])
  })

  test.each([
    ['a dot with spaces after it', '\r\n. \r\n'],
    ['a dot with spaces before it', '\r\n .\r\n'],
    ['two dots', '\r\n..\r\n'],
    ['a dot and something', '\r\n.x\r\n'],
    ['a dot of another width', '\r\n\xef\xbc\x8e\r\n'],
    ['next line', '\r\n.\xc2\x85'],
    ['line separator', '\xe2\x80\xa8.\xe2\x80\xa8'],
    ['vertical tab', '\x0b.\x0b'],
    ['form feed', '\x0c.\x0c'],
  ])('is text after %s', async (_, end) => {
    const answers = await smuggle(end)
    expect(answers).toMatch(/^250( 221| 503)?$/)
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.bytes.toString('latin1')).toContain('MAIL FROM:<boss@kommun.se>\r\n')
    expect(server.mails[0]?.input.recipients).toEqual(['anna@foretag.se.s'])
  })

  test('does not become one after the real end either, when it comes before the answer to the first', async () => {
    const answers = await smuggle('\r\n.\r\n')
    expect(answers).toMatch(/^250 503/)
    expect(answers).not.toMatch(/250.*250|354/)
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.bytes.toString()).toBe('Subject: x\r\n\r\nHello.\r\n')
    expect(server.explained.map(({ address }) => address)).toEqual(['anna@foretag.se.s'])
  })
})

// However the network cuts the bytes.
test.each(names.filter((name) => name !== 'CRLF'))('%s is refused also when it comes byte by byte', async (name) => {
  const client = await haraka.client()
  await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA')
  for (const byte of `a${lineEnds[name]}.${lineEnds[name]}b\r\n.\r\n`) {
    client.write(byte)
    await new Promise(setImmediate)
  }
  expect((await client.reply()).code).toBe(550)
  expect(server.mails).toEqual([])
})

test.each([
  ['MAIL FROM:<asa@kommun.se>\rRCPT TO:<anna@foretag.se.s>', /^50[01]/],
  ['MAIL FROM:<asa@kommun.se>\0', /^501/],
  ['MAIL FROM:<asa@kommun.se\0@evil.se>', /^501/],
  ['EHLO client\rx', /^50[01]/],
])('a command with CR or NUL in it is refused: %j', async (command, answer) => {
  const client = await haraka.client()
  expect((await client.command(command)).text).toMatch(answer)
  expect((await client.command('RCPT TO:<anna@foretag.se.s>')).code).toBe(503)
})

test.each(['RCPT TO:<anna@foretag.se.s\0>', 'RCPT TO:<anna\0@foretag.se.s>', 'RCPT TO:<anna@foretag.se.s>\rDATA'])(
  'a recipient with CR or NUL in it is refused, and never asked for: %j',
  async (command) => {
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command(command)).code).toBeGreaterThanOrEqual(500)
    expect((await client.command('DATA')).code).toBe(503)
    expect(server.mails).toEqual([])
  },
)
