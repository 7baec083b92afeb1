import { describe, expect, test } from 'vitest'
import { languages } from '@sigill/texts/language.ts'
import { sampleGateway } from '../../testing/sample-mails.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { noticeMail, type Notice } from './notice-mail.ts'

const deliveryId = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
const secret = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'
const notice: Notice = {
  gateway: sampleGateway,
  language: 'sv',
  returnPath: 'bounces+x@sigill.example',
  deliveryId,
  recipient: { name: 'Anna Åberg', address: 'anna@foretag.se' },
  sender: { name: 'Karin Lindqvist', address: 'karin@sundsvall.se' },
  expiresAt: new Date('2026-12-24T13:05:00Z'),
  level: 'LINK',
  link: `https://sigill.sundsvall.se/m/${deliveryId}#${secret}`,
}

describe('a notice', () => {
  test('comes from the gateway in the name of sender and organisation, to the recipient', async () => {
    const mail = await sentMail(noticeMail(notice))
    expect(mail.from?.value).toEqual([
      { name: 'Karin Lindqvist via Sundsvalls kommun', address: 'sigill@sigill.sundsvall.se' },
    ])
    expect(mail.to).toMatchObject({ value: [{ name: 'Anna Åberg', address: 'anna@foretag.se' }] })
    expect(noticeMail(notice).envelope).toEqual({
      from: 'bounces+x@sigill.example',
      to: 'anna@foretag.se',
    })
  })

  test('has no Reply-To, so that nobody answers the sender in clear by mistake', async () => {
    expect((await sentMail(noticeMail(notice))).fields.join('\n')).not.toMatch(/^reply-to:/im)
  })

  test('asks for no automatic answer, and is the same mail at every try', async () => {
    const { fields } = await sentMail(noticeMail(notice))
    expect(fields).toContain('Auto-Submitted: auto-generated')
    expect(fields).toContain('X-Auto-Response-Suppress: All')
    expect(fields).toContain(`Message-ID: <notice.${deliveryId}@sigill.sundsvall.se>`)
  })

  test.each(languages)(
    'says in %s who wrote, until when, and how to open and check it, in HTML and in text',
    async (language) => {
      const mail = await sentMail(noticeMail({ ...notice, language }))
      for (const body of [String(mail.html), mail.text ?? '']) {
        for (const word of [
          'Karin Lindqvist',
          'karin@sundsvall.se',
          'Sundsvalls kommun',
          '2026',
          '14',
          '24',
          'anna@foretag.se',
        ]) {
          expect(body).toContain(word)
        }
        expect(body).toContain(notice.link)
        expect(body).toContain('sigill.sundsvall.se')
      }
      expect(mail.text).toContain(`\n${notice.link}\n`)
      expect(mail.text).toContain(`\n${secret}\n`)
      expect(String(mail.html)).toContain(`href="${notice.link}"`)
    },
  )

  test.each([
    ['sv', '(svensk tid)'],
    ['fi', '(Ruotsin aikaa)'],
    ['en', '(Swedish time)'],
  ] as const)(
    'in %s says whose clock the end is by, since its recipient may live elsewhere',
    async (language, clock) => {
      const { text = '', html } = await sentMail(noticeMail({ ...notice, language }))
      for (const body of [text, String(html)]) expect(body.replaceAll(/\s+/g, ' ')).toContain(clock)
    },
  )

  test.each([
    ['sv', 'sms'],
    ['fi', 'tekstiviestillä'],
    ['en', 'SMS'],
  ] as const)('in %s speaks of the code only at level PIN', async (language, word) => {
    const read = async (level: Notice['level']) => (await sentMail(noticeMail({ ...notice, language, level }))).text
    expect(await read('PIN')).toContain(word)
    expect(await read('LINK')).not.toContain(word)
  })

  test('names a sender without a name by the address, once', async () => {
    const mail = await sentMail(noticeMail({ ...notice, sender: { address: 'karin@sundsvall.se' } }))
    expect(mail.from?.value[0]?.name).toBe('karin@sundsvall.se via Sundsvalls kommun')
    expect(mail.text).toContain('Från: karin@sundsvall.se (Sundsvalls kommun)')
  })
})

describe('a notice of somebody who was erased', () => {
  const isReminder = true
  const sender = { address: 'erased@erased.invalid' }

  test.each([
    ['sv', 'en avsändare som inte finns kvar'],
    ['fi', 'lähettäjä, jota ei enää ole'],
    ['en', 'a sender who is no longer here'],
  ] as const)('says so in %s, and sends nobody to ask them', async (language, words) => {
    const mail = await sentMail(noticeMail({ ...notice, language, sender, isReminder }))
    expect(mail.from?.value[0]?.name).toBe('Sundsvalls kommun')
    expect(mail.subject).toContain(words)
    for (const body of [String(mail.html), mail.text ?? '']) {
      expect(body.split(words).length - 1, 'once').toBe(1)
      expect(body).not.toContain('erased')
      expect(body.replaceAll(/\s+/g, ' ')).not.toMatch(/mer tid|lisää aikaa|more time/)
    }
  })
})

describe('a name that tries to be more than a name', () => {
  const name = 'Karin\r\nBcc: spion@example.com\r\n\r\n<script>alert(1)</script> "x" 🦌'

  test('stays one name in the header, and text in the HTML', async () => {
    const sender = { name, address: 'karin@sundsvall.se' }
    const mail = await sentMail(noticeMail({ ...notice, sender, recipient: { name, address: 'anna@foretag.se' } }))
    expect(mail.bcc).toBeUndefined()
    expect(mail.fields.join('\n')).not.toMatch(/^bcc:/im)
    expect(mail.from?.value).toHaveLength(1)
    expect(mail.from?.value[0]?.address).toBe('sigill@sigill.sundsvall.se')
    expect(mail.to).toMatchObject({ value: [{ address: 'anna@foretag.se' }] })
    expect(mail.subject).toContain('Karin Bcc: spion@example.com')
    expect(String(mail.html)).not.toContain('<script>')
  })

  test('is cut when it is long', async () => {
    const sender = { name: 'Å'.repeat(500), address: 'karin@sundsvall.se' }
    const mail = await sentMail(noticeMail({ ...notice, sender }))
    expect(mail.from?.value[0]?.name).toBe(`${'Å'.repeat(39)}… via Sundsvalls kommun`)
    expect(mail.fields.every((field) => field.length < 998)).toBe(true)
  })
})
