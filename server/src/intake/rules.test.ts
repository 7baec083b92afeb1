import { describe, expect, test } from 'vitest'
import { enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { rawMail, simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { explainRecipient } from '../policy/explain-recipient.ts'
import { acceptMail } from './accept-mail.ts'
import { headerReader, typedHeaderLine } from './header-reader.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example.s'

const rules = [
  {
    name: 'confidential',
    when: { header: { Sensitivity: ['company-confidential'] } },
    then: { level: 'PIN' as const },
  },
  {
    name: 'secrecy',
    when: { subjectTag: ['sekretess'] },
    then: { level: 'PIN' as const, expiryDays: 7, category: 'AUTHORITY' as const, language: 'fi' as const },
  },
  { name: 'no SMS', when: { recipientDomain: ['region.example'] }, then: { sms: false } },
  { name: 'small', when: { recipientDomain: ['liten.example'] }, then: { maxMailBytes: 1000, expiryDays: 3 } },
]

const take = async ({ deps }: TestGateway, recipients: string[], mail: Parameters<typeof simpleMail>[0] = {}) =>
  acceptMail(deps, { sender, recipients, rfc822: simpleMail(mail) })

const stored = async ({ deps }: TestGateway) => ({
  messages: await deps.db.select().from(messages),
  deliveries: await deps.db.select().from(deliveries),
})

describe('a rule of the policy', () => {
  test('that asks for a header decides once the mail is there', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    await take(gateway, [anna], { headers: ['Sensitivity: Company-Confidential'] })
    await take(gateway, [anna], { headers: ['Sensitivity: Personal'] })
    const { deliveries: found } = await stored(gateway)
    expect(found.map(({ level, state }) => [level, state])).toEqual([
      ['PIN', 'HELD'],
      ['LINK', 'ACCEPTED'],
    ])
  })

  test.each([
    ['Importance', 'High', 'Importance: High'],
    ['X-Priority', '1 (Highest)', 'X-Priority: 1 (Highest)'],
    ['X-MSMail-Priority', 'High', 'x-msmail-priority:\r\n high '],
    ['X-Klass', 'Hög sekretess', 'X-Klass: =?utf-8?Q?H=C3=B6g_sekretess?='],
    ['X-Klass', 'hög', 'X-Klass: Hög'],
    ['List-Help', '<https://kommun.example/hjälp>', 'List-Help: <https://kommun.example/hjälp>'],
  ])(
    'that asks for %s: %s is met by what mail programs write, and policy:explain reads the same',
    async (name, value, line) => {
      const asked = [{ name: 'asked', when: { header: { [name]: [value] } }, then: { level: 'PIN' as const } }]
      const gateway = await testGateway({}, { policy: { rules: asked } })
      await take(gateway, [anna], { headers: [line] })
      expect((await stored(gateway)).deliveries).toMatchObject([{ level: 'PIN' }])
      const mail = { header: headerReader([typedHeaderLine(line)]), subjectTags: new Set<string>() }
      const explained = await explainRecipient(gateway.deps, { sender, address: anna, mail })
      expect(explained).toMatchObject({ level: 'PIN', decision: { rule: 'asked' } })
    },
  )

  test('that asks for a header is not met by another field that mailparser files with it', async () => {
    const high = [{ name: 'high', when: { header: { Importance: ['high'] } }, then: { level: 'PIN' as const } }]
    const gateway = await testGateway({}, { policy: { rules: high } })
    await take(gateway, [anna], { headers: ['X-Priority: 1', 'Priority: high'] })
    expect((await stored(gateway)).deliveries).toMatchObject([{ level: 'LINK' }])
  })

  test('says expiry, category and language, too', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    await take(gateway, [anna], { subject: 'Sv: [Sekretess] Om mötet', headers: ['Content-Language: sv-SE'] })
    const { messages: found, deliveries: given } = await stored(gateway)
    expect(given).toMatchObject([{ level: 'PIN', category: 'AUTHORITY' }])
    expect(found).toMatchObject([{ language: 'fi', expiresAt: new Date('2026-12-01T10:00:00.000Z') }])
  })

  test('keeps a mail for no longer, though another of its recipients might have it longer', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    await take(gateway, [anna, 'bo@liten.example.s'])
    expect((await stored(gateway)).messages).toMatchObject([{ expiresAt: new Date('2026-11-27T10:00:00.000Z') }])
  })

  test('bounds the attachments of a mail to one of its recipients', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    const mail = () =>
      rawMail([
        `From: ${sender}`,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: application/pdf; name=a.pdf',
        '',
        'x'.repeat(1_500),
        '--b--',
        '',
      ])
    const small = await acceptMail(gateway.deps, { sender, recipients: [anna, 'bo@liten.example.s'], rfc822: mail() })
    expect(small).toMatchObject({ kind: 'MailRefused', code: 'TOO_LARGE' })
    const large = await acceptMail(gateway.deps, { sender, recipients: [anna], rfc822: mail() })
    expect(large.kind).toBe('MailAccepted')
  })

  test('that allows no SMS refuses a number, wherever it stands, and takes the mail without one', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    const refused = {
      kind: 'MailRefused',
      code: 'RECIPIENT_REFUSED',
      sentence: expect.stringContaining('sms') as string,
    }
    expect(await take(gateway, ['anna@region.example.0701234567.s'])).toMatchObject(refused)
    const mail = { to: 'anna@region.example.s', subject: '[SMS:0701234567] Hej' }
    expect(await take(gateway, ['anna@region.example.s'], mail)).toMatchObject(refused)
    expect(await take(gateway, ['anna@region.example.s'])).toMatchObject({ kind: 'MailAccepted' })
  })
})

describe('two numbers for one recipient', () => {
  const [one, other] = ['anna@foretag.example.0701111111.s', 'anna@foretag.example.0702222222.s']

  test('refuse the mail, also when a mail server hands it over once for each', async () => {
    const gateway = await testGateway()
    const refused = {
      kind: 'MailRefused',
      code: 'AMBIGUOUS_PHONE',
      sentence: expect.stringContaining('nummer') as string,
    }
    expect(await take(gateway, [one, other], { to: one, headers: [`Cc: ${other}`] })).toMatchObject(refused)
    expect(await take(gateway, [one, other], { to: 'undisclosed:;' })).toMatchObject(refused)
    for (const address of [one, other])
      expect(await take(gateway, [address], { to: one, headers: [`Cc: ${other}`] })).toMatchObject(refused)
    expect((await stored(gateway)).deliveries).toEqual([])
  })

  test('are one when they are the same, however it is written', async () => {
    const gateway = await testGateway()
    const international = 'Anna@foretag.example.46701111111.s'
    await take(gateway, [one, international, anna], { to: one, headers: [`Cc: ${international}, ${anna}`] })
    expect((await stored(gateway)).deliveries).toMatchObject([{ level: 'PIN', state: 'ACCEPTED' }])
  })
})

describe('a number in the subject', () => {
  test('is where the code goes, and neither it nor a tag is seen by the recipient', async () => {
    const gateway = await testGateway({}, { policy: { rules } })
    await take(gateway, [anna], { subject: '[sekretess] Om mötet [SMS:070-123 45 67]', text: '[sekretess]' })
    await gateway.runJobs()
    const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
    await press(gateway, recipient)
    expect(gateway.sms.sent).toMatchObject([{ to: '+46701234567' }])
    const opened = await enter(gateway, recipient, pinOf(gateway))
    if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
    const { manifest } = await readMessage(gateway.deps, recipient, opened)
    expect(manifest).toMatchObject({ subject: 'Om mötet', text: expect.stringContaining('[sekretess]') as string })
  })

  test('gives way to the one in the address', async () => {
    const gateway = await testGateway()
    await take(gateway, ['anna@foretag.example.0709999999.s'], { subject: 'Hej [SMS:0701234567]' })
    await gateway.runJobs()
    await press(gateway, await recipientOfNotice(gateway.mails.sent.at(-1)))
    expect(gateway.sms.sent).toMatchObject([{ to: '+46709999999' }])
  })

  test('is for the one recipient whose address has none; for two it is refused', async () => {
    const gateway = await testGateway()
    const subject = '[SMS:0701234567] Hej'
    const both = await take(gateway, [anna, 'bo@foretag.example.s'], { subject })
    expect(both).toMatchObject({ kind: 'MailRefused', code: 'AMBIGUOUS_PHONE' })
    const headers = ['Cc: bo@foretag.example.s']
    const split = await take(gateway, [anna], { subject, headers })
    expect(split).toMatchObject({ kind: 'MailRefused', code: 'AMBIGUOUS_PHONE' })
    const two = await take(gateway, [anna], { subject: `${subject} [SMS:0709999999]` })
    expect(two).toMatchObject({ kind: 'MailRefused', code: 'AMBIGUOUS_PHONE' })
    const one = await take(gateway, [anna, 'bo@foretag.example.0709999999.s'], { subject })
    expect(one.kind).toBe('MailAccepted')
    expect((await stored(gateway)).deliveries.map(({ level }) => level)).toEqual(['PIN', 'PIN'])
  })

  test('that is not whole refuses the mail in words about the subject', async () => {
    const gateway = await testGateway()
    const refused = await take(gateway, [anna], { subject: '[SMS:070] Hej' })
    expect(refused).toMatchObject({ code: 'RECIPIENT_REFUSED', sentence: expect.stringContaining('[SMS:') as string })
  })

  test('may be left out: the code goes to the number that is known, or the delivery is held', async () => {
    const gateway = await testGateway()
    await take(gateway, [anna], { subject: '[SMS] Hej' })
    expect((await stored(gateway)).deliveries).toMatchObject([{ level: 'PIN', state: 'HELD' }])
  })
})
