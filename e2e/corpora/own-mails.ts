import { asMessage, literalRtf, tags, tnefFile } from '../../server/testing/tnef-file.ts'
import type { Mail } from './hand-in.ts'

const head = ['From: Åsa Öberg <asa@kommun.example>', 'To: Anna <anna@x.example.s>', 'Subject: =?utf-8?Q?=C3=84rende?=']
const base64 = (bytes: Buffer) => [
  'Content-Transfer-Encoding: base64',
  '',
  ...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
]
const mixed = (boundary: string, ...parts: string[][]) => [
  `Content-Type: multipart/mixed; boundary=${boundary}`,
  '',
  ...parts.flatMap((part) => [`--${boundary}`, ...part]),
  `--${boundary}--`,
]

const file = { title: 'A.PDF', data: Buffer.from('%PDF'), properties: { [tags.longFileName]: 'Beslut åäö.pdf' } }
const winmail = tnefFile({
  properties: { [tags.rtf]: literalRtf("{\\rtf1\\ansi R\\'e4k\\par}") },
  files: [
    file,
    { properties: { [tags.message]: asMessage(tnefFile({ properties: { [tags.body]: 'Hej' }, files: [file] })) } },
  ],
})
const pdf = ['Content-Type: application/pdf; name="r\xe4k.pdf"', ...base64(Buffer.alloc(5_000, 'sigill '))]
const inner = [...head, ...mixed('i', ['Content-Type: text/html; charset=us-ascii', '', '<p>R\xe4k</p>'], pdf)]

/** Mails of this world that the corpora do not have; bytes of Windows-1252 among UTF-8. */
export const ownMails: Mail[] = Object.entries({
  winmail: mixed('o', ['Content-Type: application/ms-tnef; name=winmail.dat', ...base64(winmail)]),
  forwarded: mixed(
    'o',
    ['Content-Type: text/plain', '', 'Se nedan'],
    ['Content-Type: message/rfc822', '', ...inner],
    pdf,
  ),
  digest: [
    'Content-Type: multipart/digest; boundary=d',
    '',
    '--d',
    '',
    ...inner,
    '--d',
    '',
    'Subject: Tv\xe5',
    '',
    'Hej',
    '--d--',
  ],
  flowed: [
    'Content-Type: text/plain; format=flowed; charset=iso-8859-1',
    '',
    'En rad \r\nsom f\xf6ljer',
    '> citat',
    '',
  ],
}).map(([name, body]) => ({ name, raw: Buffer.from([...head, ...body, ''].join('\r\n'), 'latin1') }))
