import { describe, expect, test } from 'vitest'
import { count } from 'drizzle-orm'
import { rawMail, simpleMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { sealedChunks, unfinishedOwners } from '../parts/parts.tables.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']

async function openLast({ deps, mails }: TestGateway) {
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return readMessage(deps, recipient, opened)
}

describe('an accepted mail', () => {
  test('is stored with its delivery, its event and the duty to announce it, and is read as it was written', async () => {
    const gateway = await testGateway()
    const { deps, mails } = gateway
    const accepted = await acceptMail(deps, {
      sender,
      recipients,
      rfc822: simpleMail({ subject: 'Räksmörgås', text: 'Hej å ä ö' }),
    })
    expect(accepted).toMatchObject({ kind: 'MailAccepted', duplicate: false })
    expect(await deps.db.select().from(deliveries)).toMatchObject([
      { recipientAddress: 'anna@foretag.example', recipientName: 'Anna Berg', state: 'ACCEPTED', level: 'LINK' },
    ])
    expect(await deps.db.select().from(events)).toMatchObject([{ kind: 'MESSAGE_ACCEPTED' }])
    expect(await gateway.runJobs()).toEqual([{ queue: 'send-notice', outcome: 'Done' }])
    expect(mails.sent).toHaveLength(1)
    const { manifest } = await openLast(gateway)
    expect(manifest).toMatchObject({
      subject: 'Räksmörgås',
      from: { address: 'eva@kommun.example', name: 'Eva Ek' },
      to: [{ address: 'anna@foretag.example', name: 'Anna Berg' }],
      text: 'Hej å ä ö\n',
    })
  })

  test('of 3 MB streams through in pieces, attachments and inline pictures included', async () => {
    const gateway = await testGateway()
    const large = Buffer.alloc(3 * 1024 * 1024, 'sigill ')
    const mail = rawMail([
      'From: eva@kommun.example',
      'To: anna@foretag.example.s',
      'Subject: Bilagor',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/related; boundary=r',
      '',
      '--r',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Hej <img src="cid:logo@x"></p>',
      '--r',
      'Content-Type: image/png; name=logo.png',
      'Content-ID: <logo@x>',
      'Content-Disposition: inline; filename=logo.png',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('png').toString('base64'),
      '--r--',
      '--b',
      "Content-Disposition: attachment; filename*=utf-8''..%2Fbr%C3%A5k.pdf",
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      '',
      ...(large.toString('base64').match(/.{1,76}/g) ?? []),
      '--b--',
      '',
    ])
    expect(await acceptMail(gateway.deps, { sender, recipients, rfc822: mail })).toMatchObject({ kind: 'MailAccepted' })
    expect(await gateway.deps.db.select().from(unfinishedOwners)).toEqual([])
    await gateway.runJobs()
    const { manifest, attachment } = await openLast(gateway)
    expect(manifest.html).toContain('cid:logo@x')
    expect(manifest.attachments).toEqual([
      { partId: '1', fileName: 'logo.png', contentType: 'image/png', size: 3, contentId: 'logo@x', inline: true },
      { partId: '2', fileName: 'bråk.pdf', contentType: 'application/pdf', size: large.length, inline: false },
    ])
    expect((await attachment('1')).toString()).toBe('png')
    expect(large.equals(await attachment('2'))).toBe(true)
  })

  test('for several recipients has a link for each of them, and hides the number that stands in an address', async () => {
    const gateway = await testGateway()
    const several = ['anna@foretag.example.s', 'bo@foretag.example.0701234567.s', 'ANNA@foretag.example.S']
    const rfc822 = rawMail([
      'From: eva@kommun.example',
      'To: anna@foretag.example.s, Bo <bo@foretag.example.0701234567.s>',
      'Subject: Hej',
      '',
      'Hej',
    ])
    await acceptMail(gateway.deps, { sender, recipients: several.slice(0, 2), rfc822 })
    await gateway.runJobs()
    expect(gateway.mails.sent.map(({ envelope }) => envelope.to).sort()).toEqual([
      'anna@foretag.example',
      'bo@foretag.example',
    ])
    const toAnna = gateway.mails.sent.findIndex(({ envelope }) => envelope.to === 'anna@foretag.example')
    gateway.mails.sent.push(...gateway.mails.sent.splice(toAnna, 1))
    const { manifest } = await openLast(gateway)
    expect(manifest.to).toEqual([{ address: 'anna@foretag.example' }, { address: 'bo@foretag.example', name: 'Bo' }])
  })

  test('for a thousand recipients is one message', async () => {
    const gateway = await testGateway()
    const many = Array.from({ length: 1000 }, (_, index) => `person${index}@foretag.example.s`)
    expect(await acceptMail(gateway.deps, { sender, recipients: many, rfc822: simpleMail() })).toMatchObject({
      kind: 'MailAccepted',
    })
    expect(await gateway.deps.db.select({ n: count() }).from(deliveries)).toEqual([{ n: 1000 }])
    await gateway.runJobs()
    expect(gateway.mails.sent).toHaveLength(1000)
  })

  test('that comes again after a lost answer makes no second message', async () => {
    const { deps } = await testGateway()
    const lines = ['From: eva@kommun.example', 'Subject: Hej', '', 'Hej']
    const first = await acceptMail(deps, {
      sender,
      recipients: ['a@x.example.s', 'b@x.example.s'],
      rfc822: rawMail(lines),
    })
    const again = await acceptMail(deps, {
      sender,
      recipients: ['b@x.example.s', 'a@x.example.s'],
      rfc822: rawMail(lines),
    })
    expect(again).toEqual({ ...first, duplicate: true })
    expect(await deps.db.select({ n: count() }).from(messages)).toEqual([{ n: 1 }])
    const other = await acceptMail(deps, { sender, recipients: ['c@x.example.s'], rfc822: rawMail(lines) })
    expect(other).toMatchObject({ kind: 'MailAccepted', duplicate: false })
  })

  test('that comes twice at once makes one message', async () => {
    const { deps } = await testGateway()
    const lines = ['From: eva@kommun.example', 'Subject: Hej', '', 'Hej']
    const tries = Array.from({ length: 8 }, () => acceptMail(deps, { sender, recipients, rfc822: rawMail(lines) }))
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((outcome) => outcome.kind === 'MailAccepted' && !outcome.duplicate)).toHaveLength(1)
    expect(await deps.db.select({ n: count() }).from(sealedChunks)).toEqual([{ n: 1 }])
  })

  test.each([
    ['nothing in it', ['From: eva@kommun.example', '', '']],
    ['no From', ['Subject: Hej', '', 'Hej']],
    ['a From that nobody can answer', ['From: Eva Ek <eva@>', 'Subject: Hej', '', 'Hej']],
    [
      'emoji and line breaks in its names',
      [
        'From: =?utf-8?B?8J+Yig0KQmNjOiB4?= <eva@kommun.example>',
        'Subject: =?utf-8?Q?=F0=9F=98=8A=0D=0ABcc:_x?=',
        '',
        '😊',
      ],
    ],
    ['thirty parts in one another', nested(30)],
  ])('may have %s', async (_, lines) => {
    const gateway = await testGateway()
    expect(await acceptMail(gateway.deps, { sender, recipients, rfc822: rawMail(lines) })).toMatchObject({
      kind: 'MailAccepted',
    })
    await gateway.runJobs()
    const { manifest } = await openLast(gateway)
    expect(manifest.from.address).toBe(sender)
    expect(`${manifest.subject}${manifest.from.name ?? ''}`).not.toMatch(/[\r\n]/)
  })
})

describe('a mail that is not taken leaves nothing behind', () => {
  async function refused(env: Record<string, string>, rfc822: ReturnType<typeof rawMail>, to = recipients) {
    const { deps, runJobs } = await testGateway(env)
    const outcome = await acceptMail(deps, { sender, recipients: to, rfc822 })
    for (const table of [messages, deliveries, events, sealedChunks, unfinishedOwners]) {
      expect(await deps.db.select({ n: count() }).from(table)).toEqual([{ n: 0 }])
    }
    expect(await runJobs()).toEqual([])
    return outcome
  }

  test('when one recipient of two is refused', async () => {
    expect(await refused({}, simpleMail(), [...recipients, 'bo@foretag.example'])).toMatchObject({
      kind: 'MailRefused',
      code: 'RECIPIENT_REFUSED',
      sentence: expect.stringMatching(/^Skriv \.s sist .* \/ Write \.s at the end/),
    })
  })

  test('when it is larger than the operator allows, also when that shows late', async () => {
    const body = Buffer.alloc(4 * 1024 * 1024, 'x').toString('base64')
    const large = uploadOf(
      `From: ${sender}\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`,
      { fileName: '', contentType: 'message/rfc822' },
    )
    expect(await refused({ MAX_MAIL_BYTES: '3000000' }, large)).toMatchObject({
      kind: 'MailRefused',
      code: 'TOO_LARGE',
      sentence: expect.stringContaining('2 MB'),
    })
  })

  test('when its text is longer than a person writes', async () => {
    expect(await refused({}, simpleMail({ text: 'x'.repeat(9 * 1024 * 1024) }))).toMatchObject({
      code: 'TOO_LARGE',
      sentence: expect.stringContaining('bilaga'),
    })
  })

  test('when it goes in a circle', async () => {
    const headers = Array.from(
      { length: 50 },
      (_, hop) => `Received: from a by b with SMTP id ${hop}; Tue, 24 Nov 2026 10:00:00 +0000`,
    )
    expect(await refused({}, simpleMail({ headers }))).toMatchObject({ code: 'AUTOMATIC_MAIL' })
    expect(await refused({}, simpleMail({ from: 'Sigill <SIGILL@sigill.example>' }))).toMatchObject({
      code: 'AUTOMATIC_MAIL',
    })
  })

  test('when it is no mail', async () => {
    expect(await refused({}, rawMail(['']))).toMatchObject({ code: 'MALFORMED_MAIL' })
  })
})

function nested(depth: number): string[] {
  const lines = ['From: eva@kommun.example', 'Subject: Djupt']
  for (let level = 0; level < depth; level++)
    lines.push(`Content-Type: multipart/mixed; boundary=b${level}`, '', `--b${level}`)
  lines.push('Content-Type: text/plain', '', 'Längst in')
  for (let level = depth - 1; level >= 0; level--) lines.push(`--b${level}--`)
  return lines
}
