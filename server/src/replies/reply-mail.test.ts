import { Readable } from 'node:stream'
import { activeTypes } from '@sigill/envelope/testing/active-types.ts'
import { dangersOf, hostileNames } from '@sigill/envelope/testing/hostile-names.ts'
import { describe, expect, test } from 'vitest'
import { sentMail } from '../../testing/sent-mail.ts'
import { attachmentName } from '../intake/attachment-name.ts'
import { replyMail, type ReplyForMail } from './reply-mail.ts'

const reply: ReplyForMail = {
  gateway: {
    from: 'sigill@sigill.sundsvall.se',
    domain: 'sigill.sundsvall.se',
    organisation: 'Sundsvalls kommun',
    publicUrl: 'https://sigill.sundsvall.se',
    timeZone: 'Europe/Stockholm',
  },
  returnPath: 'bounces+x@sigill.example',
  suffix: '.s',
  language: 'sv',
  reply: {
    id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    messageId: '<reply.1b4e28ba-2fa1-41d2-883f-0016d3cca427@sigill.sundsvall.se>',
    subject: 'Beslut om förskoleplats 🦌',
    text: 'Hej Karin!\n\n  indraget <b>inte fetstil</b>\n\nAnna',
    name: 'Anna Åberg',
    acceptedAt: new Date('2026-11-24T18:24:55Z'),
  },
  recipientAddress: 'anna@foretag.se',
  sender: { name: 'Karin Lindqvist', address: 'karin@sundsvall.se' },
  thread: { inReplyTo: '<2@sundsvall.se>', references: ['<1@sundsvall.se>', '<2@sundsvall.se>'] },
  attachments: [],
}

describe('a reply as a mail', () => {
  test('comes from the domain of the gateway in the name of the recipient, and is answered with the suffix', async () => {
    const mail = await sentMail(replyMail(reply))
    expect(mail.from?.value).toEqual([{ name: 'Anna Åberg', address: 'sigill@sigill.sundsvall.se' }])
    expect(mail.replyTo?.value).toEqual([{ name: 'Anna Åberg', address: 'anna@foretag.se.s' }])
    expect(mail.to).toMatchObject({ value: [{ name: 'Karin Lindqvist', address: 'karin@sundsvall.se' }] })
    expect(replyMail(reply).envelope).toEqual({
      from: 'bounces+x@sigill.example',
      to: 'karin@sundsvall.se',
    })
  })

  test('stands in the thread of the mail that it answers, at the time it was written', async () => {
    const mail = await sentMail(replyMail(reply))
    expect(mail.inReplyTo).toBe('<2@sundsvall.se>')
    expect(mail.references).toEqual(['<1@sundsvall.se>', '<2@sundsvall.se>'])
    expect(mail.messageId).toBe(reply.reply.messageId)
    expect(mail.subject).toBe('Sv: Beslut om förskoleplats 🦌')
    expect(mail.date).toEqual(reply.reply.acceptedAt)
  })

  test('is no automatic mail, so that an answer to it comes', async () => {
    expect((await sentMail(replyMail(reply))).fields.join('\n')).not.toMatch(/auto-submitted|auto-response/i)
  })

  test('carries the text as it was written, with a line below that says the answer is protected too', async () => {
    const mail = await sentMail(replyMail(reply))
    expect(mail.text).toContain(
      'Hej Karin!\n\n  indraget <b>inte fetstil</b>\n\nAnna\n\n-- \nSkyddat svar från anna@foretag.se',
    )
    expect(String(mail.html)).toContain('&nbsp; indraget &lt;b&gt;inte fetstil&lt;/b&gt;<br>')
    expect(String(mail.html)).toContain('Skyddat svar från anna@foretag.se')
  })

  test('without a name is signed with the address', async () => {
    const unnamed = { ...reply.reply }
    delete unnamed.name
    expect((await sentMail(replyMail({ ...reply, reply: unnamed }))).from?.value[0]?.name).toBe('anna@foretag.se')
  })

  test('takes nothing from a name, a subject or a thread into its header but the text', async () => {
    const evil = 'x\r\nBcc: spion@example.com\r\n\r\nHej'
    const mail = await sentMail(
      replyMail({
        ...reply,
        reply: { ...reply.reply, name: evil, subject: evil },
        thread: { inReplyTo: `<${evil}>`, references: [`<${evil}>`] },
      }),
    )
    expect(mail.bcc).toBeUndefined()
    expect(mail.fields.join('\n')).not.toMatch(/^bcc:/im)
    expect(mail.text).toContain('Hej Karin!')
  })
})

describe('an attachment of a reply', () => {
  const attached = async (fileName: string, contentType: string) => {
    const content = Readable.from([Buffer.from([0, 1, 2, 255])])
    const mail = await sentMail(replyMail({ ...reply, attachments: [{ fileName, contentType, content }] }))
    return mail.attachments[0]
  }

  test.each(['Kvitto från läkaren – maj 2026.pdf', `${'långt namn '.repeat(20)}.pdf`, '😀.png', 'a"b;c=d.txt'])(
    '%s keeps its name and its bytes',
    async (fileName) => {
      const attachment = await attached(fileName, 'application/pdf')
      expect(attachment?.filename).toBe(fileName)
      expect(attachment?.content).toEqual(Buffer.from([0, 1, 2, 255]))
      expect(attachment?.contentDisposition).toBe('attachment')
    },
  )

  test.each<[string, string]>([
    ['image/jpeg', 'image/jpeg'],
    ['', 'application/octet-stream'],
    ['image/jpeg\r\nX-Evil: 1', 'application/octet-stream'],
    ['image/jpeg; name=x', 'application/octet-stream'],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['audio/mp4', 'audio/mp4'],
    ...activeTypes.map((contentType): [string, string] => [contentType, 'application/octet-stream']),
  ])('of the type %j is sent as %s', async (contentType, expected) => {
    expect((await attached('bild', contentType))?.contentType).toBe(expected)
  })

  test('has the name that the person gave it, without what harms', async () => {
    for (const name of hostileNames) {
      const fileName = attachmentName({ fileName: name, contentType: 'text/html' }, '7')
      const attachment = await attached(fileName, 'text/html')
      expect([name, attachment?.filename, dangersOf(attachment?.filename ?? '')]).toEqual([name, fileName, []])
    }
  })

  test('does not make a header of a line break in its name', async () => {
    const content = Readable.from(['x'])
    const attachments = [{ fileName: 'a\r\nX-Evil: 1\r\n\r\n.pdf', contentType: 'application/pdf', content }]
    const mail = await sentMail(replyMail({ ...reply, attachments }))
    expect(mail.attachments).toHaveLength(1)
    expect([...(mail.attachments[0]?.headers.keys() ?? [])]).not.toContain('x-evil')
  })
})
