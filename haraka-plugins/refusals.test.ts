import { describe, expect, test } from 'vitest'
import { intakeOfFile } from './testing/intake-of-file.ts'

const { haraka, server } = await intakeOfFile({ MAX_MAIL_BYTES: '3000000', SMTP_BYTES_IN_FLIGHT: '12000000' })

const mail = 'Subject: x\r\n\r\nHello.\r\n'

describe('a mail that is refused', () => {
  test('is refused with the sentence of the server, at RCPT', async () => {
    const sentence = 'Skriv .s sist, till exempel önna@foretag.se.s. / Write .s at the end.'
    server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence })
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect(await client.command('RCPT TO:<anna@foretag.se>')).toEqual({
      code: 550,
      text: '550 5.7.1 Skriv .s sist, till exempel onna@foretag.se.s. / Write .s at the end.',
    })
    await client.commands('RSET', 'MAIL FROM:<asa@kommun.se> SMTPUTF8')
    expect((await client.command('RCPT TO:<anna@foretag.se>')).text).toBe(`550 5.7.1 ${sentence}`)
  })

  test('of one recipient is handed on with the mail for the others, and with no mail after it', async () => {
    server.explanation = (address) =>
      address.endsWith('.s')
        ? { __typename: 'RecipientAccepted' }
        : { __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'Skriv .s sist.' }
    const client = await haraka.client()
    const one = ['MAIL FROM:<asa@kommun.se>', 'RCPT TO:<bo@foretag.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA']
    await client.commands(...one)
    expect(await client.command(`${mail}.`)).toMatchObject({ code: 250 })
    await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@foretag.se.s>', 'DATA')
    expect(await client.command(`${mail}.`)).toMatchObject({ code: 250 })
    expect(server.mails.map(({ input }) => input.refused)).toEqual([['bo@foretag.se'], undefined])
  })

  test('is refused with the sentence of the server, after DATA, in one line', async () => {
    const sentence = `Mejlet är för stort. ${'Mycket. '.repeat(100)}`
    server.result = { __typename: 'MailRefused', code: 'TOO_LARGE', sentence }
    const { code, text } = await haraka.send(mail)
    expect(code).toBe(550)
    expect(text).toMatch(/^550 5\.3\.4 Mejlet ar for stort\. /)
    expect(Buffer.byteLength(`${text}\r\n`)).toBeLessThanOrEqual(512)
  })

  test('is refused by a server that has not read it to its end', async () => {
    server.isHasty = true
    server.result = { __typename: 'MailRefused', code: 'TOO_LARGE', sentence: 'Too large.' }
    expect((await haraka.send(`\r\n${'x\r\n'.repeat(600_000)}`)).text).toMatch(/^550 5\.3\.4 Too large\./)
    server.reset()
    expect(await haraka.send(mail)).toMatchObject({ code: 250 })
  })

  test.each([
    ['COMMAND_WITH_OTHERS', '5.5.3'],
    ['COMMAND_FROM_ELSEWHERE', '5.7.1'],
    ['MESSAGE_CHANGED', '5.7.1'],
    ['COMMAND_NOT_AUTHENTIC', '5.7.1'],
    ['COMMAND_TOO_OFTEN', '5.7.1'],
    ['COMMAND_EXPIRED', '5.1.6'],
  ])('is refused with a sentence when it is an answer to us that is not done: %s', async (code, status) => {
    server.result = { __typename: 'MailRefused', code, sentence: 'Not done.' }
    const { text } = await haraka.send(mail)
    expect(text.startsWith(`550 ${status} Not done.`), text).toBe(true)
  })

  test('is refused with a sentence when the address is only for bounces', async () => {
    server.explanation = () => ({ __typename: 'BounceExpected' })
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command('RCPT TO:<bounces+1@sigill.example>')).text).toMatch(/^550 5\.7\.1 .*takes no mail/)
  })

  const unreadable = /^550 5\.1\.3 .*anna@foretag\.se\.0701234567\.s, numret bara med siffror.* \/ The address/
  test.each([
    ['RCPT TO:<anna@foretag.se.+46701234567.s>', unreadable],
    ['RCPT TO:<anna@foretag.se. 070 123 45 67.s>', unreadable],
    ['RCPT TO:<anna>', unreadable],
    ['RCPT TO:anna foretag.se.s', /^501 5\.5\.4 .* \/ The command cannot be read/],
    ['MAIL FROM:<asa>', /^501 5\.1\.7 .* \/ The sender's address/],
  ])('is refused in plain words even where Haraka answers before us: %s', async (command, sentence) => {
    const client = await haraka.client()
    if (command.startsWith('RCPT')) await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command(command)).text).toMatch(sentence)
  })

  test('is refused in the words of the server where it recognises what cannot be an address', async () => {
    server.explanation = (address) => ({ __typename: 'RecipientRefused', code: 'MISSPELT_SUFFIX', sentence: address })
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command('RCPT TO:<anna@foretag.se,s>')).text).toBe('550 5.1.2 anna@foretag.se,s')
    server.answerRecipient = (response) => response.writeHead(500).end()
    expect((await client.command('RCPT TO:<anna@foretag.se,s>')).text).toMatch(unreadable)
    server.reset()
    expect((await client.command('RCPT TO:<anna@foretag.se.s>')).code).toBe(250)
  })

  test('stays refused for one recipient while the others get theirs', async () => {
    server.explanation = (address) =>
      address.startsWith('anna')
        ? { __typename: 'RecipientAccepted' }
        : { __typename: 'RecipientRefused', code: 'MALFORMED_PHONE', sentence: 'No.' }
    await haraka.send(mail, { to: ['<bo@foretag.se.123.s>', '<anna@foretag.se.s>'] })
    expect(server.mails[0]?.input.recipients).toEqual(['anna@foretag.se.s'])
  })

  test.each([
    ['a lone CR', 'Subject: x\r\n\r\na\rb\r\n', /CR without LF, or LF without CR/],
    ['a line that ends in LF alone', 'Subject: x\r\n\r\na\nb\r\n', /CR without LF, or LF without CR/],
    ['a NUL', 'Subject: x\r\n\r\na\0b\r\n', /NUL character/],
    ['a line of more than 64 kB', `Subject: x\r\n\r\n${'x'.repeat(70_000)}\r\n`, /longer than 64 kB/],
  ])('has %s', async (_, mail, sentence) => {
    const { code, text } = await haraka.send(mail)
    expect(code).toBe(550)
    expect(text).toMatch(sentence)
    expect(server.mails).toHaveLength(0)
  })

  test('is larger than allowed: at MAIL when it says so, otherwise at its end', async () => {
    const client = await haraka.client()
    const declared = await client.command('MAIL FROM:<asa@kommun.se> SIZE=6000000')
    expect(declared.text).toMatch(/^552 5\.3\.4 .*at most 2 MB/)
    const large = `Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(6000)}`
    expect((await haraka.send(large)).text).toMatch(/^552 5\.3\.4 .*at most 2 MB/)
    expect(server.mails).toHaveLength(0)
  })

  test('comes when there is no room for it: again later, and welcome once another mail is done', async () => {
    const [first, second, third] = [await haraka.client(), await haraka.client(), await haraka.client()]
    await first.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')
    await second.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')
    expect((await third.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).text).toMatch(/^452 4\.3\.1 .*tries again/)
    await first.command('RSET')
    expect(await third.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).toMatchObject({ code: 250 })
    second.close()
    third.close()
    await expect.poll(() => first.command('MAIL FROM:<asa@kommun.se> SIZE=5000000')).toMatchObject({ code: 250 })
  })
})

describe('nobody relays mail through the intake', () => {
  test.each([
    '<anna%elsewhere.com@foretag.se.s>',
    '<elsewhere.com!anna@foretag.se.s>',
    '<"anna@elsewhere.com"@foretag.se.s>',
    '<"anna"@foretag.se.s>',
    '<@foretag.se.s:anna@elsewhere.com>',
    '<@a.se,@b.se:anna@foretag.se.s>',
  ])('RCPT TO:%s is refused without asking the server', async (address) => {
    const client = await haraka.client()
    await client.command('MAIL FROM:<asa@kommun.se>')
    const { code } = await client.command(`RCPT TO:${address}`)
    expect(code).toBe(553)
    expect(server.explained).toHaveLength(0)
  })

  test('DATA needs a recipient whom the server accepted', async () => {
    server.explanation = () => ({ __typename: 'RecipientRefused', code: 'NOT_PROTECTED', sentence: 'No.' })
    const client = await haraka.client()
    await client.commands('MAIL FROM:<asa@kommun.se>', 'RCPT TO:<anna@elsewhere.com>')
    expect((await client.command('DATA')).code).toBe(503)
  })

  test.each(['<"asa b"@kommun.se>', '<asa%x@kommun.se>', '<asa@[192.0.2.1]>', '<asa@kommun.123>'])(
    'MAIL FROM:%s is refused, since no reply could reach it',
    async (address) => {
      const client = await haraka.client()
      expect((await client.command(`MAIL FROM:${address}`)).text).toMatch(/^553 5\.1\.7 /)
    },
  )

  test('addresses with å before the @ need SMTPUTF8', async () => {
    const client = await haraka.client()
    expect((await client.command('MAIL FROM:<åsa@kommun.se>')).text).toMatch(/^553 5\.6\.7 /)
    await client.command('MAIL FROM:<asa@kommun.se>')
    expect((await client.command('RCPT TO:<önna@foretag.se.s>')).text).toMatch(/^553 5\.6\.7 /)
  })
})
