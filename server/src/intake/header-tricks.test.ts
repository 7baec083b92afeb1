import { expect, test } from 'vitest'
import { sentMail } from '../../testing/sent-mail.ts'
import { rawMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { controlWays } from '../control/control-ways.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { makeDigests } from '../digests/make-digests.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { remindRecipients } from '../reminders/remind-recipients.ts'
import { sendReply } from '../replies/send-reply.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example'
const bo = 'bo@foretag.example'
/** Gets the mail by another road: its sender is warned, and it is mailed nothing from here. */
const plain = 'carl@foretag.example'
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
    [
      `From: ${word(trick)} <eva@kommun.example>`,
      `To: ${word(trick)} <${anna}.s>, ${word(trick)} <${bo}.s>`,
      `Cc: ${word(trick)} <${plain}>`,
    ],
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

/** Takes a mail in, reads it, answers it and says something of it. @returns what the reader shows */
async function goWholeWay({ deps, mails, runJobs }: TestGateway, head: string[]): Promise<string> {
  const before = mails.sent.length
  const rfc822 = rawMail([...head, 'Content-Type: text/plain', '', 'Hej', ''])
  const outcome = await acceptMail(deps, { sender, recipients: [`${anna}.s`, `${bo}.s`], rfc822 })
  expect(outcome, head[0]).toMatchObject({ kind: 'MailAccepted' })
  await runJobs()
  const recipient = await recipientOfNotice(mails.sent.slice(before).find(({ envelope }) => envelope.to === anna))
  const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  const { manifest } = await readMessage(deps, recipient, opened)
  const { subject } = manifest
  const input = { deliveryId: recipient.id, idempotencyKey: 'key-1234', subject, text: 'Tack', name: breaks[0] ?? '' }
  await sendReply(deps, { input, attachments: [], sessionToken: recipient.session() })
  await command(deps, { deliveryId: recipient.id, head })
  await runJobs()
  return JSON.stringify([subject, manifest.from, manifest.to])
}

/** With the same tricks in all its header but in `From`, by which it would be nobody's. */
async function command(deps: Dependencies, { deliveryId, head }: { deliveryId: string; head: string[] }) {
  const delivery = await deliveryById(deps.db, deliveryId)
  if (!delivery) throw new Error('no delivery')
  const lines = [`From: ${sender}`, ...head.filter((line) => !line.startsWith('From:')), '', 'status', '']
  const recipients = [controlWays(deps, delivery).answerTo]
  const taken = await acceptMail(deps, { sender, recipients, rfc822: rawMail(lines) })
  expect(taken, head[0]).toEqual({ kind: 'CommandTaken', answered: true })
}

/** The fields that are not ours, and how many there are of those that stand once. */
async function headOf(mail: OutgoingMail) {
  const { fields } = await sentMail(mail)
  const strange = fields.filter((field) => !known.test(field) || /^(bcc|cc):/i.test(field))
  const times = ['from', 'to', 'subject', 'message-id'].map(
    (name) => fields.filter((field) => field.toLowerCase().startsWith(`${name}:`)).length,
  )
  return { strange, times }
}

test('no trick in a header puts a header, a recipient or a line of its own into any mail that goes out, or into the message', async () => {
  const policy = { receipts: { accepted: true, opened: true } }
  const gateway = await testGateway({}, { policy })
  const { deps, clock, mails } = gateway
  for (const [what, head] of [...tricks, ...others]) {
    const shown = await goWholeWay(gateway, head)
    // eslint-disable-next-line no-control-regex
    expect(shown, what).not.toMatch(/\\[rnu]|[\u0000-\u001f\u0085\u2028\u202a-\u202e]/)
  }
  // Bo opens nothing: of that a digest tells, and then a reminder and the end.
  for (const [days, job] of [
    [4, makeDigests],
    [24, remindRecipients],
    [3, expireMessages],
  ] as const) {
    clock.advance({ days })
    await job(deps)
    await gateway.runJobs()
  }
  const kinds = new Set(mails.sent.map(({ messageId }) => /^<([a-z-]+)\./.exec(String(messageId))?.[1]))
  const ours = ['notice', 'accepted', 'mixed-mail', 'reply', 'answer', 'opened', 'digest', 'reminder', 'expired']
  expect(kinds).toEqual(new Set(ours))
  expect(new Set(mails.sent.map(({ envelope }) => envelope.to))).toEqual(new Set([anna, bo, sender]))
  for (const mail of mails.sent) {
    expect(await headOf(mail), mail.messageId).toEqual({ strange: [], times: [1, 1, 1, 1] })
    expect(mail.text, mail.messageId).not.toMatch(/^\s*bcc:/im)
  }
})
