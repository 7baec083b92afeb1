import { describe, expect, test } from 'vitest'
import { languages } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { sampleDelivery as receipt } from '../../testing/sample-mails.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { isPermanentFailure } from '../bounces/delivery-status.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { expiredMail } from './expired-mail.ts'
import { openedMail } from './opened-mail.ts'
import type { ToldDelivery } from './receipt-mail.ts'
import { addressField } from './report-mail.ts'
import { undeliverableMail } from './undeliverable-mail.ts'

const opened = (input: ToldDelivery) => openedMail({ ...input, openedAt: new Date('2026-11-25T07:10:00Z') })
const reports = {
  opened,
  expired: expiredMail,
  undeliverable: (input: ToldDelivery) => undeliverableMail({ ...input, reason: 'REFUSED' }),
}

/** The parts of the outermost level, as they go over the wire. */
function partsOf(mail: OutgoingMail): string[] {
  const raw = (mail.raw as Buffer).toString('latin1')
  const boundary = /^Content-Type: multipart\/report;[^]*?boundary="([^"]+)"/m.exec(raw)?.[1] ?? 'no boundary'
  return raw.split(new RegExp(`\r\n--${boundary}(?:--)?\r\n`)).slice(1, -1)
}
const bodyOf = (part = '') => part.slice(part.indexOf('\r\n\r\n') + 4)
const statusOf = async (mail: OutgoingMail | Promise<OutgoingMail>) => bodyOf(partsOf(await mail)[1])
const typeOf = (part: string) => /^Content-Type: ([^;\r]+)/im.exec(part)?.[1]

describe.each(Object.entries(reports))('the report %s', (_about, mailOf) => {
  test('says first what people read, then what programs read, then which mail it is about (RFC 6522 §3)', async () => {
    const parts = partsOf(await mailOf(receipt))
    expect(parts.map(typeOf)).toEqual([
      'multipart/alternative',
      expect.stringMatching(/^message\/(disposition-notification|delivery-status)$/),
      'text/rfc822-headers',
    ])
    expect(bodyOf(parts[2]).trim().split('\r\n')).toEqual([
      'From: karin@sundsvall.se',
      'To: anna@foretag.se.s',
      'Date: Tue, 24 Nov 2026 18:24:00 +0000',
      'Message-ID: <original@sundsvall.se>',
    ])
  })

  test('leads to the status page before it says what to answer, which some programs cannot', async () => {
    const { text = '' } = await sentMail(await mailOf(receipt))
    const { shared, answers } = mailTexts.sv.receipts
    const page = text.indexOf(`${shared.status}:\n${receipt.ways.statusPage}`)
    const hints = [answers.heading, answers.only].map((hint) => text.indexOf(hint.toUpperCase()))
    expect(page).toBeGreaterThan(0)
    for (const hint of hints.filter((at) => at >= 0)) expect(page).toBeLessThan(hint)
  })

  test('is named by its type', async () => {
    const built = await mailOf(receipt)
    const mail = await sentMail(built)
    const inside = typeOf(partsOf(built)[1] ?? '')?.replace('message/', '')
    expect(mail.fields.find((field) => /^content-type:/i.test(field))).toContain(
      `multipart/report; report-type=${inside}; boundary=`,
    )
    expect(mail.fields.filter((field) => /^content-type:/i.test(field))).toHaveLength(1)
  })

  test.each(languages)('is read by people in %s, with its letters, and is all ASCII on the wire', async (language) => {
    const built = await mailOf({ ...receipt, language })
    const mail = await sentMail(built)
    for (const body of [String(mail.html), mail.text ?? '', mail.subject ?? '']) expect(body).toContain('Anna Åberg')
    expect((built.raw as Buffer).toString('latin1')).toMatch(/^[\t\r\n\x20-\x7e]*$/)
  })

  test('leaves out what is not known, and nothing gets into it from a Message-ID that is none', async () => {
    const without = { ...receipt }
    delete without.originalMessageId
    expect(bodyOf(partsOf(await mailOf(without))[2])).not.toContain('Message-ID')
    const foreign = { ...receipt, sender: { address: 'kåre@sundsvall.se' }, protectedAddress: 'åsa@foretag.se.s' }
    expect(bodyOf(partsOf(await mailOf(foreign))[2])).not.toMatch(/^(From|To):/m)
    const odd = await mailOf({ ...receipt, originalMessageId: '<a@b>\r\nAction: delivered' })
    expect((odd.raw as Buffer).toString()).not.toMatch(/^Action: delivered/m)
  })
})

test('that it was opened is a disposition notification (RFC 8098 §3)', async () => {
  expect(await statusOf(opened(receipt))).toBe(
    [
      'Reporting-UA: sigill.sundsvall.se; Sigill',
      'Original-Recipient: rfc822; anna@foretag.se.s',
      'Final-Recipient: rfc822; anna@foretag.se',
      'Original-Message-ID: <original@sundsvall.se>',
      'Disposition: manual-action/MDN-sent-automatically; displayed',
      '',
    ].join('\r\n'),
  )
})

test('that the time ran out is a failed delivery (RFC 3464 §2)', async () => {
  const status = await statusOf(expiredMail(receipt))
  expect(status).toBe(
    [
      'Reporting-MTA: dns; sigill.sundsvall.se',
      'Arrival-Date: Tue, 24 Nov 2026 18:24:00 +0000',
      '',
      'Original-Recipient: rfc822; anna@foretag.se.s',
      'Final-Recipient: rfc822; anna@foretag.se',
      'Action: failed',
      'Status: 5.4.7',
      '',
    ].join('\r\n'),
  )
})

test.each(['REFUSED', 'TIMED_OUT', 'BOUNCED'] as const)(
  'that the notice was not delivered (%s) is a failed delivery',
  async (reason) => {
    expect(isPermanentFailure(await statusOf(undeliverableMail({ ...receipt, reason })))).toBe(true)
  },
)

test('an address outside ASCII stands there as RFC 6533 has it', () => {
  expect(addressField('åsa+x@foretag.se')).toBe('utf-8; \\x{E5}sa\\x{2B}x@foretag.se')
})
