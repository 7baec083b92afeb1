import { expect, test } from 'vitest'
import { sentMail } from '../../testing/sent-mail.ts'
import { rawMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { sendReply } from '../replies/send-reply.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example'
const evil = 'Bcc: spion@evil.example'
const word = (text: string, encoding: 'Q' | 'B' = 'Q') =>
  encoding === 'Q'
    ? `=?utf-8?Q?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`
    : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const lineEnds = ['\r\n', '\n', '\r', '\u2028', '\u0085', '\0\r\n', '\r\n\r\n']
const breaks = lineEnds.map((end) => `x${end}${evil}${end}`)

/** Each as From, To, Subject, Message-ID, References and names of files may hold it. */
const tricks: [string, string[]][] = breaks.flatMap((trick): [string, string[]][] => [
  [
    `names in quoted-printable ${JSON.stringify(trick)}`,
    [`From: ${word(trick)} <eva@kommun.example>`, `To: ${word(trick)} <anna@foretag.example.s>`],
  ],
  [`a subject in base64 ${JSON.stringify(trick)}`, ['From: eva@kommun.example', `Subject: ${word(trick, 'B')}`]],
  [
    `ids ${JSON.stringify(trick)}`,
    [
      'From: eva@kommun.example',
      `Message-ID: ${word(`<a@b>${trick}`)}`,
      `References: <${word(trick)}@x> ${word(`<c@d>${trick}`, 'B')}`,
      `In-Reply-To: ${word(trick)}`,
    ],
  ],
])
const others: [string, string[]][] = [
  ['a name with quotes and angles', ['From: "Eva\\" <spion@evil.example>, \\"" <eva@kommun.example>', 'Subject: x']],
  ['an address in a name', ['From: =?utf-8?Q?=22eva=22_=3Cspion=40evil.example=3E?= <eva@kommun.example>']],
  ['an encoded address', [`From: <${word(`eva@kommun.example>\r\n${evil}\r\n`)}>`]],
  ['folded headers', [`From: Eva\r\n\t${evil}\r\n <eva@kommun.example>`, `Subject: x\r\n ${evil}`]],
  ['References without end', ['From: eva@kommun.example', `References: ${'<a@b.example> '.repeat(20_000)}`]],
  [
    'an id as long as a header may be',
    ['From: eva@kommun.example', `Message-ID: <${'a'.repeat(900)}@x>`, `References: <${'b'.repeat(990)}>`],
  ],
  [
    'right to left',
    [`From: ${word('\u202eelpmaxe.live@noips\u202c')} <eva@kommun.example>`, `Subject: ${word('\u202egnp.exe')}`],
  ],
]

const known =
  /^(from|to|cc|reply-to|subject|date|message-id|in-reply-to|references|mime-version|content-[a-z-]+|auto-submitted|x-[a-z-]+|precedence): /i

/** Takes a mail in, reads it, answers it. @returns what the reader shows, and the two mails that went out */
async function goWholeWay(gateway: TestGateway, head: string[]) {
  gateway.mails.sent.length = 0
  const rfc822 = rawMail([...head, 'Content-Type: text/plain', '', 'Hej', ''])
  const outcome = await acceptMail(gateway.deps, { sender, recipients: [`${anna}.s`], rfc822 })
  expect(outcome, head[0]).toMatchObject({ kind: 'MailAccepted' })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const opened = await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  const { manifest } = await readMessage(gateway.deps, recipient, opened)
  const { subject } = manifest
  const input = { deliveryId: recipient.id, idempotencyKey: 'key-1234', subject, text: 'Tack', name: breaks[0] ?? '' }
  await sendReply(gateway.deps, { input, attachments: [], sessionToken: recipient.session() })
  await gateway.runJobs()
  return { shown: JSON.stringify([subject, manifest.from, manifest.to]), sent: gateway.mails.sent }
}

test('no trick in a header puts a header, a recipient or a line of its own into notice, reply and message', async () => {
  const gateway = await testGateway()
  for (const [what, head] of [...tricks, ...others]) {
    const { shown, sent } = await goWholeWay(gateway, head)
    // eslint-disable-next-line no-control-regex
    expect(shown, what).not.toMatch(/\\[rnu]|[\u0000-\u001f\u0085\u2028\u202a-\u202e]/)
    expect(
      sent.map(({ envelope }) => envelope.to),
      what,
    ).toEqual([anna, sender])
    for (const mail of sent) {
      const { fields } = await sentMail(mail)
      expect(
        fields.filter((field) => !known.test(field) || /^(bcc|cc):/i.test(field)),
        what,
      ).toEqual([])
      for (const once of ['from', 'to', 'subject', 'message-id']) {
        expect(
          fields.filter((field) => field.toLowerCase().startsWith(`${once}:`)),
          what,
        ).toHaveLength(1)
      }
    }
  }
})
