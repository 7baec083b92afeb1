import { describe, expect, test } from 'vitest'
import { intakeOfFile } from './testing/intake-of-file.ts'
import { SmtpClient } from './testing/smtp-client.ts'

/** An address of this machine that the intake does not trust. */
const outside = '127.0.9.9'

const { haraka, server } = await intakeOfFile({ SMTP_TRUSTED_NETWORKS: '127.0.0.1' })

describe('somebody in a network that is not trusted', () => {
  async function stranger(): Promise<SmtpClient> {
    return SmtpClient.greeted(haraka.port, outside)
  }

  test.each(['<rektor@kommun.se>', '<asa@kommun.se> SMTPUTF8', '<>', '<asa@kommun.se> SIZE=1'])(
    'cannot send as %s',
    async (sender) => {
      const client = await stranger()
      expect((await client.command(`MAIL FROM:${sender}`)).text).toMatch(/^530 5\.7\.0/)
      expect((await client.command('RCPT TO:<anna@foretag.se.s>')).code).toBe(503)
      expect((await client.command('DATA')).code).toBe(503)
      client.close()
    },
  )

  test.each([
    'XCLIENT ADDR=127.0.0.1 LOGIN=exchange',
    'XFORWARD ADDR=127.0.0.1',
    'PROXY TCP4 127.0.0.1 127.0.0.1 1000 25',
    'AUTH EXTERNAL dGVzdA==',
    'AUTH CRAM-MD5',
    'X-ANONYMOUSTLS',
    'XEXCH50 2 2',
  ])('does not become somebody else by %s', async (command) => {
    const client = await stranger()
    expect((await client.command(command)).code).toBeGreaterThanOrEqual(400)
    const after = await client.command('MAIL FROM:<asa@kommun.se>')
    expect([530, 0]).toContain(after.code) // refused, or hung up on
    client.close()
  })

  test('does not become somebody else by a PROXY line before the greeting', async () => {
    for (const line of ['PROXY TCP4 127.0.0.1 127.0.0.1 1000 25\r\n', '\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c']) {
      const client = SmtpClient.silent(haraka.port, outside)
      client.write(line)
      await client.reply()
      client.write('EHLO a.example\r\nMAIL FROM:<asa@kommun.se>\r\nQUIT\r\n')
      const replies = await client.repliesToTheEnd()
      expect(replies.filter(({ text }) => /^250 .*(sender|OK)/.test(text))).toEqual([])
    }
  })

  test.each([
    'INTERNALCMD shutdown',
    'INTERNALCMD key:x shutdown',
    'INTERNALCMD key: shutdown',
    'internalcmd flushQueue',
  ])('does not give the intake orders by %s', async (command) => {
    for (const from of [outside, '127.0.0.1']) {
      const client = await SmtpClient.greeted(haraka.port, from)
      expect((await client.command(command)).code).toBe(501)
      client.close()
    }
    expect(await haraka.answers()).toBe(true)
  })
})

describe('a command', () => {
  test.each([
    ['VRFY anna@foretag.se.s', 252],
    ['EXPN staff', 500],
    ['ETRN s', 500],
    ['TURN', 500],
    ['ATRN s', 500],
    ['BDAT 5 LAST', 500],
    ['SEND FROM:<asa@kommun.se>', 500],
    ['SOML FROM:<asa@kommun.se>', 500],
    ['SAML FROM:<asa@kommun.se>', 500],
    ['BURL imap://x', 500],
    ['DEBUG', 500],
    ['WIZ', 500],
    ['CONSTRUCTOR', 500],
    ['__PROTO__', 500],
    ['', 500],
  ])('that gives something away or does something else does neither: %s', async (command, code) => {
    const client = await haraka.client()
    expect((await client.command(command)).code).toBe(code)
    expect(server.explained).toEqual([])
    expect(await haraka.send('\r\nstill there\r\n')).toMatchObject({ code: 250 })
  })

  test('VRFY says the same of everybody', async () => {
    const client = await haraka.client()
    const known = await client.command('VRFY anna@foretag.se.s')
    expect(await client.command('VRFY nobody@nowhere.example')).toEqual(known)
  })

  test('CHUNKING is not offered, 8BITMIME and SMTPUTF8 are', async () => {
    const client = await haraka.client()
    const { text } = await client.command('EHLO client.example')
    expect(text).not.toMatch(/CHUNKING|BINARYMIME|ETRN|XCLIENT|XFORWARD|AUTH|VRFY|DSN/)
    expect(text).toMatch(/8BITMIME/)
    expect(text).toMatch(/SMTPUTF8/)
    await client.commands('MAIL FROM:<asa@kommun.se> BODY=8BITMIME', 'RCPT TO:<anna@foretag.se.s>')
    expect(await client.data(Buffer.from('Subject: x\r\n\r\nåäö\r\n'))).toMatchObject({ code: 250 })
    expect(server.mails[0]?.bytes.toString()).toContain('åäö')
  })

  test.each([
    ['as long as can be', `MAIL FROM:<${'a'.repeat(3_900)}@kommun.se>`],
    ['longer than can be', `MAIL FROM:<${'a'.repeat(100_000)}@kommun.se>`],
    ['with a thousand parameters', `MAIL FROM:<asa@kommun.se>${' A=b'.repeat(900)}`],
    ['with a host as long as can be', `EHLO ${'a'.repeat(4_000)}`],
  ])('%s harms nobody', async (_, command) => {
    const client = await haraka.client()
    await client.command(command)
    expect(await haraka.send('\r\nstill there\r\n')).toMatchObject({ code: 250 })
  })

  test('that never ends is cut off, and keeps no memory', async () => {
    const client = await haraka.client()
    for (let piece = 0; piece < 50 && !client.isClosed; piece++) {
      client.write('x'.repeat(100_000))
      await new Promise(setImmediate)
    }
    await expect.poll(() => client.isClosed).toBe(true)
  })
})

describe('no address gets mail past the rules', () => {
  // The fake server would take them all: these never reach it, or reach it whole, for its rules to decide.
  test.each([
    '<x@s>',
    '<@s>',
    '<anna@[192.0.2.1].s>',
    '<anna@[192.0.2.1]>',
    '<anna@[IPv6:2001:db8::1]>',
    '<postmaster>',
    '<anna>',
    '<anna@>',
    '<anna@foretag.se.s.>',
    '<anna@foretag..se.s>',
    '<anna@foretag.se.s@elsewhere.com>',
    '<elsewhere.com!anna@foretag.se.s>',
    '<anna%elsewhere.com@foretag.se.s>',
    '<"anna"@foretag.se.s>',
    '<"anna@elsewhere.com"@foretag.se.s>',
    '<@foretag.se.s:anna@elsewhere.com>',
    '<anna@elsewhere.com,bo@foretag.se.s>',
    '<anna@foretag.se.s> ORCPT=rfc822;bo@elsewhere.com',
    '<anna@elsewhere.com> <bo@foretag.se.s>',
  ])('%s', async (address) => {
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    const { code } = await client.command(`RCPT TO:${address}`)
    const asked = server.explained.map((question) => question.address.replace(/@$/, ''))
    if (code !== 250) {
      expect(asked.filter((one) => !address.includes(one))).toEqual([])
      return
    }
    // Taken, because the server said so of the whole address, and of no other.
    const [whole] = asked
    expect(`<${whole ?? ''}>`).toBe(address.replace(/ ORCPT.*/, ''))
  })
})
