import { describe, expect, test } from 'vitest'
import { languages, type Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { sampleDelivery as receipt } from '../../testing/sample-mails.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { acceptedMail } from './accepted-mail.ts'
import { expiredMail } from './expired-mail.ts'
import { heldMail } from './held-mail.ts'
import { lockedMail } from './locked-mail.ts'
import { moreTimeMail } from './more-time-mail.ts'
import { numberChangedMail } from './number-changed-mail.ts'
import { openedMail } from './opened-mail.ts'
import type { ToldDelivery } from './receipt-mail.ts'
import { undeliverableMail } from './undeliverable-mail.ts'

const openedAt = new Date('2026-11-25T07:10:00Z')
const receipts: Record<string, (input: ToldDelivery) => OutgoingMail | Promise<OutgoingMail>> = {
  accepted: acceptedMail,
  opened: (input) => openedMail({ ...input, openedAt }),
  'more-time': moreTimeMail,
  held: (input) => heldMail({ ...input, reason: 'PHONE_MISSING' }),
  'number-changed': (input) => numberChangedMail({ ...input, lastDigits: '67' }),
  undeliverable: (input) => undeliverableMail({ ...input, reason: 'BOUNCED' }),
  locked: lockedMail,
  expired: expiredMail,
}

/** What stands over it and what it is called, in this language. */
function saidIn(language: Language, about: string): { heading: string; subject: string } {
  const { accepted, opened, moreTime, held, numberChanged, undeliverable, locked, expired } =
    mailTexts[language].receipts
  const texts = {
    accepted,
    opened,
    'more-time': moreTime,
    held: { ...held, heading: held.heading.PHONE_MISSING },
    'number-changed': numberChanged,
    undeliverable,
    locked,
    expired,
  }[about]
  if (!texts) throw new Error(`no texts of ${about}`)
  return { heading: texts.heading, subject: texts.subject({ recipient: 'Anna Åberg' }) }
}

describe.each(Object.entries(receipts))('the receipt %s', (about, mailOf) => {
  test('answers the mail that it is about, from the gateway to its sender', async () => {
    const mail = await sentMail(await mailOf(receipt))
    expect(mail.inReplyTo).toBe('<original@sundsvall.se>')
    expect([mail.references].flat()).toEqual(['<original@sundsvall.se>'])
    expect(mail.messageId).toBe(`<${about}.${receipt.deliveryId}@sigill.sundsvall.se>`)
    expect(mail.from?.value).toEqual([{ name: 'Sigill', address: 'sigill@sigill.sundsvall.se' }])
    expect(mail.to).toMatchObject({ value: [{ address: 'karin@sundsvall.se' }] })
  })

  test('is answered to the address that takes commands, and leads to the status page', async () => {
    const mail = await sentMail(await mailOf(receipt))
    expect(mail.replyTo?.value).toEqual([{ name: 'Sigill', address: receipt.ways.answerTo }])
    expect(mail.text).toContain(`\n${receipt.ways.statusPage}\n`)
    expect(mail.html).toContain(`href="${receipt.ways.statusPage}"`)
  })

  test('of another occasion is another mail', async () => {
    const occasions = [receipt, { ...receipt, occasion: 7 }, { ...receipt, occasion: 8 }]
    const ids = await Promise.all(occasions.map(async (each) => (await mailOf(each)).messageId))
    expect(new Set(ids).size).toBe(3)
  })

  test('has the null return path, so that its own bounce is never taken for that of a notice', async () => {
    expect((await mailOf(receipt)).envelope).toEqual({ from: '', to: 'karin@sundsvall.se' })
  })

  test('asks for no automatic answer', async () => {
    const { fields } = await sentMail(await mailOf(receipt))
    expect(fields).toContain('Auto-Submitted: auto-generated')
    expect(fields).toContain('X-Auto-Response-Suppress: All')
  })

  test.each(languages)('says in %s which message it is about and what to do, in HTML and in text', async (language) => {
    const mail = await sentMail(await mailOf({ ...receipt, language }))
    const { heading, subject } = saidIn(language, about)
    for (const body of [String(mail.html), mail.text ?? '']) {
      for (const word of [heading, 'Anna Åberg', 'anna@foretag.se', '2026', '19']) expect(body).toContain(word)
    }
    expect(mail.text).toMatch(/^(1\.|\*) /m)
    expect(mail.subject).toBe(subject)
  })

  test('goes out by itself when the mail had no Message-ID, or one that is none', async () => {
    const without = { ...receipt }
    delete without.originalMessageId
    expect((await sentMail(await mailOf(without))).inReplyTo).toBeUndefined()
    const odd = await sentMail(await mailOf({ ...receipt, originalMessageId: '<a@b>\r\nBcc: spion@example.com' }))
    expect(odd.fields.join('\n')).not.toMatch(/^bcc:/im)
  })
})

test('that it is locked is an ordinary mail: it asks for an answer, and nobody tries again by themselves', async () => {
  const { headers } = await sentMail(lockedMail(receipt))
  expect(headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' })
})

test.each(['REFUSED', 'TIMED_OUT', 'BOUNCED'] as const)(
  'the receipt undeliverable explains %s in a way of its own',
  async (reason) => {
    const texts = await Promise.all(
      (['REFUSED', 'TIMED_OUT', 'BOUNCED'] as const).map(async (each) => {
        return (await sentMail(await undeliverableMail({ ...receipt, reason: each }))).text
      }),
    )
    const { text } = await sentMail(await undeliverableMail({ ...receipt, reason }))
    expect(texts.filter((each) => each === text)).toHaveLength(1)
  },
)

describe.each(['PHONE_MISSING', 'WRONG_NUMBER', 'SMS_UNDELIVERABLE'] as const)('the receipt held, %s', (reason) => {
  test.each(languages)(
    'asks in %s for a number and says how, and has no number that could be taken for one',
    async (language) => {
      const { text = '', subject = '' } = await sentMail(heldMail({ ...receipt, language, reason }))
      expect(`${subject} ${text}`).toMatch(/nummer|number|numero/i)
      expect(text).toMatch(/^3\. /m)
      expect(text.replaceAll(receipt.ways.statusPage, '')).not.toMatch(/\d[\d -]{6,}/)
    },
  )
})

test.each(languages)('the receipt number-changed names in %s no more than the last digits', async (language) => {
  const { text = '' } = await sentMail(numberChangedMail({ ...receipt, language, lastDigits: '67' }))
  expect(text).toMatch(/\b67\b/)
})
