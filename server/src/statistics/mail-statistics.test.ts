import { expect, test } from 'vitest'
import { recipientOfNotice, textOf } from '../../testing/test-recipient.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { mailStatistics } from './mail-statistics.ts'

const env = { STATISTICS_MAIL_TO: 'chef@kommun.example, it@kommun.example', AUTHORITY_DOMAINS: 'myndighet.example' }

/** Three mails in November, one of them opened after 40 minutes; then it is 1 December, early. */
async function november(change: Record<string, string> = {}) {
  const gateway = await testGateway({ ...env, ...change })
  const recipients = ['anna@foretag.example.s', 'bo@myndighet.example.s', 'carl@foretag.example.0701234567.s']
  await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients, rfc822: simpleMail() })
  await gateway.runJobs()
  const notices = gateway.mails.sent.splice(0)
  const anna = await recipientOfNotice(notices.find(({ envelope }) => envelope.to.startsWith('anna')))
  gateway.clock.advance({ minutes: 40 })
  await openDelivery(gateway.deps, { ...anna, language: 'sv' })
  gateway.clock.advance({ days: 6, minutes: 19 * 60 + 35 })
  return gateway
}

/** With ordinary spaces in place of those that hold numbers and units together. */
const read = (mail: OutgoingMail | undefined) => textOf(mail).replaceAll('\u00a0', ' ')
const mailed = ({ mails }: TestGateway): OutgoingMail[] => mails.sent.splice(0)

test('on the first of the month those who want them get the figures of the last one, each once', async () => {
  const gateway = await november()
  expect(await mailStatistics(gateway.deps)).toEqual({ kind: 'Done' })
  const [first, second] = mailed(gateway)
  expect([first?.to, second?.to]).toEqual(['chef@kommun.example', 'it@kommun.example'])
  expect(first?.subject).toBe('Skyddade mejl i november 2026')
  expect(first?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
  expect(read(first)).toContain(`Skickade: 3 (oktober 2026: 0)
Öppnade, andel: 33 % (oktober 2026: –)
Tid till öppning, median: 40 minuter (oktober 2026: –)
Svar: 0 (oktober 2026: 0)`)
  expect(read(first)).toContain(`TILL VEM

Myndigheter: 1 (ingen öppnad)
Företag: 2 (50 % öppnade, hälften av dem inom 40 minuter)`)
  expect(read(first)).toContain('http://sigill.example/operator')
  const [file, ...more] = first?.attachments ?? []
  expect(more).toEqual([])
  expect(file?.filename).toBe('sigill-2026-11.csv')
  // What the mail says, and its parts; of the month before there is nothing.
  const lines = (file?.content as string).split('\r\n').slice(1)
  expect(lines).toContain('2026-11;ALL;ALL;3;1;33;2400;0;0;0;0;0')
  expect(lines).toContain('2026-11;AUTHORITY;ALL;1;0;0;;0;0;0;0;0')
  expect(lines).toContain('2026-11;COMPANY;ALL;2;1;50;2400;0;0;0;0;0')
  expect(lines).toContain('2026-11;COMPANY;LINK;1;1;100;2400;0;0;0;0;0')
  expect(lines.filter((line) => !line.startsWith('2026-11;'))).toEqual([''])
  expect(read(first)).toContain('ALL betyder alla tillsammans')
  await mailStatistics(gateway.deps)
  gateway.clock.advance({ days: 20 })
  await mailStatistics(gateway.deps)
  expect(mailed(gateway)).toEqual([])
  gateway.clock.advance({ days: 11 })
  await mailStatistics(gateway.deps)
  expect(mailed(gateway).map(({ subject }) => subject)).toEqual(Array(2).fill('Skyddade mejl i december 2026'))
})

test('each who gets them has a mail of their own: the outbox, and a mailbox that both read, keep one of each Message-ID', async () => {
  const gateway = await november()
  await mailStatistics(gateway.deps)
  const ids = mailed(gateway).map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(2)
  expect(ids.join()).not.toMatch(/chef|kommun/)
})

test('no address, name or subject stands in it', async () => {
  const gateway = await november()
  await mailStatistics(gateway.deps)
  for (const { html, text, attachments } of mailed(gateway))
    expect(JSON.stringify([html, text, attachments])).not.toMatch(/anna|bo@|carl|eva|foretag\.|myndighet\.|mötet|Berg/i)
})

test.each([
  [
    'fi',
    'Suojatut viestit, marraskuu 2026',
    'Avattujen osuus: 33 %',
    'Yritykset: 2 (avattu 50 %, joista puolella avaamiseen kului enintään 40 minuuttia)',
  ],
  [
    'en',
    'Protected messages in November 2026',
    'Opened, share: 33%',
    'Companies: 2 (50% opened, half of those within 40 minutes)',
  ],
])('it is written in %s', async (DEFAULT_LANGUAGE, subject, share, category) => {
  const gateway = await november({ DEFAULT_LANGUAGE })
  await mailStatistics(gateway.deps)
  const [mail] = mailed(gateway)
  expect(mail?.subject).toBe(subject)
  expect(read(mail)).toContain(share)
  expect(textOf(mail).replace(/\s+/g, ' ')).toContain(category)
})

test('who could not be reached is tried again, and nobody else; who is refused is not', async () => {
  const gateway = await november()
  gateway.mails.outcome = { kind: 'MailDeferred', code: '451 4.3.0' }
  expect(await mailStatistics(gateway.deps)).toEqual({ kind: 'TryLater', code: '451 4.3.0' })
  gateway.mails.outcome = { kind: 'MailRefused', code: '550 5.1.1' }
  expect(await mailStatistics(gateway.deps)).toEqual({ kind: 'Done' })
  gateway.mails.outcome = { kind: 'MailTaken' }
  await mailStatistics(gateway.deps)
  expect(mailed(gateway)).toHaveLength(2)
})

test('a month without a mail says so, and nobody gets anything who did not ask', async () => {
  const gateway = await testGateway(env)
  await mailStatistics(gateway.deps)
  expect(textOf(mailed(gateway)[0])).toContain('Ingen har skickat något skyddat mejl den månaden.')
  const silent = await testGateway()
  await mailStatistics(silent.deps)
  expect(mailed(silent)).toEqual([])
})
