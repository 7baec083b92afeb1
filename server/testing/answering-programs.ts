import { encode } from 'iconv-lite'
import { tags, tnefFile } from './tnef-file.ts'

/** `said`: the lines that a person writes; `quoted`: what they answer. */
export type Answer = {
  from: string
  to: string
  subject: string
  inReplyTo: string
  messageId: string
  said: string[]
  quoted: { text: string; html: string }
  signature?: string[]
}

export type Program = (answer: Answer) => { headers: string[]; body: string[] }

const escaped = (line: string) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const base64 = (bytes: Buffer) => bytes.toString('base64').match(/.{1,76}/g) ?? []
const behind = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
const plain = [
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  'Content-Transfer-Encoding: 8bit',
]
const htmlOnly = (html: string[]) => ({
  headers: ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
  body: base64(Buffer.from(html.join('\r\n'))),
})

function both(text: string[], html: string[]) {
  const part = (type: string, lines: string[]) => [
    '--b',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64(Buffer.from(lines.join('\r\n'))),
  ]
  return {
    headers: ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
    body: [...part('text/plain', text), ...part('text/html', html), '--b--'],
  }
}

const outlookHead = {
  sv: [
    'Från: Sigill <sigill@localhost>',
    'Skickat: den 24 november 2026 11:00',
    'Till: Eva Ek <eva@kommun.example>',
    'Ämne: Besked',
  ],
  fi: [
    'Lähettäjä: Sigill <sigill@localhost>',
    'Lähetetty: tiistai 24. marraskuuta 2026 11.00',
    'Vastaanottaja: Eva Ek <eva@kommun.example>',
    'Aihe: Viesti',
  ],
  en: [
    'From: Sigill <sigill@localhost>',
    'Sent: Tuesday, November 24, 2026 11:00 AM',
    'To: Eva Ek <eva@kommun.example>',
    'Subject: Message',
  ],
}

function outlookHtml({ said, quoted, signature = [] }: Answer, head: string[]): string[] {
  const paragraphs = (lines: string[]) =>
    lines.map((line) => `<p class=MsoNormal><span style='font-size:11.0pt'>${escaped(line)}<o:p></o:p></span></p>`)
  return [
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=SV><div class=WordSection1>`,
    ...paragraphs([...said, '\u00a0', ...signature]),
    `<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>`,
    head.map((line) => `<b>${escaped(line).replace(':', ':</b>')}`).join('<br>'),
    '<o:p></o:p></p></div>',
    quoted.html,
    '</div></body></html>',
  ]
}

/** How mail programs write an answer, each with its own way to quote, to sign and to encode. */
export const answeringPrograms: Record<string, Program> = {
  'Thunderbird, above the quote': ({ said, quoted, signature = ['Eva Ek'] }) => ({
    headers: ['User-Agent: Mozilla Thunderbird', 'Content-Language: sv-SE', ...plain],
    body: [...said, '', 'Den 2026-11-24 kl. 11:00, skrev Sigill:', ...behind(quoted.text), '', '-- ', ...signature],
  }),
  'Thunderbird, below the quote': ({ said, quoted, signature = ['Eva Ek'] }) => ({
    headers: ['User-Agent: Mozilla Thunderbird', ...plain],
    body: ['On 24/11/2026 11:00, Sigill wrote:', ...behind(quoted.text), '', ...said, '', '-- ', ...signature],
  }),
  'Thunderbird in Finnish, HTML and text': ({ said, quoted, signature = ['Eva Ek'] }) =>
    both(
      [...said, '', 'Sigill kirjoitti 24.11.2026 klo 11.00:', ...behind(quoted.text), '', '-- ', ...signature],
      [
        `<body>${said.map((line) => `<p>${escaped(line)}</p>`).join('')}<div class="moz-cite-prefix">Sigill kirjoitti 24.11.2026 klo 11.00:<br></div><blockquote type="cite">${quoted.html}</blockquote><pre class="moz-signature">${signature.join('\n')}</pre></body>`,
      ],
    ),
  'Outlook, HTML only': (answer) => htmlOnly(outlookHtml(answer, outlookHead.sv)),
  'Outlook in Finnish, HTML only': (answer) => htmlOnly(outlookHtml(answer, outlookHead.fi)),
  'Outlook in English, HTML and text': (answer) =>
    both(
      [...answer.said, '', ...(answer.signature ?? []), '', ...outlookHead.en, '', answer.quoted.text],
      outlookHtml(answer, outlookHead.en),
    ),
  'Outlook, plain text': ({ said, quoted, signature = [] }) => ({
    headers: [
      'X-Mailer: Microsoft Outlook 16.0',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset="iso-8859-1"',
      'Content-Transfer-Encoding: quoted-printable',
    ],
    body: [
      ...said,
      '',
      ...signature,
      '',
      '-----Ursprungligt meddelande-----',
      ...outlookHead.sv,
      '',
      ...quoted.text.split('\n'),
    ].map((line) =>
      line.replaceAll(/[=\u0080-\uffff]/g, (letter) =>
        [...encode(letter, 'latin1')].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
      ),
    ),
  }),
  'Outlook, winmail.dat': (answer) => {
    const html = encode(outlookHtml(answer, outlookHead.sv).join('\r\n'), 'utf8')
    const winmail = tnefFile({ properties: { [tags.html]: html, [tags.internetCodePage]: 65001 } })
    return {
      headers: [
        'MIME-Version: 1.0',
        'X-MS-TNEF-Correlator: <x@kommun.example>',
        'Content-Type: multipart/mixed; boundary=b',
      ],
      body: [
        '--b',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        '',
        '--b',
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        ...base64(winmail),
        '--b--',
      ],
    }
  },
  'Outlook on the web': ({ said, quoted, signature = ['Eva Ek'] }) =>
    htmlOnly([
      `<html><body><div class="elementToProof">${said.map(escaped).join('<br>')}</div><div id="Signature"><p>${signature.join('<br>')}</p></div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><font>${outlookHead.sv.map((line) => `<b>${escaped(line).replace(':', ':</b>')}`).join('<br>')}</font></div>${quoted.html}</body></html>`,
    ]),
  'Outlook on a phone': ({ said, quoted }) =>
    htmlOnly([
      `<html><body><div dir="auto">${said.map(escaped).join('<br>')}</div><div dir="auto"><br></div><div id="ms-outlook-mobile-signature">Hämta <a href="https://aka.ms/o0ukef">Outlook för iOS</a></div><hr><div id="divRplyFwdMsg"><b>Från:</b> Sigill &lt;sigill@localhost&gt;<br><b>Skickat:</b> tisdag, november 24, 2026 11:00 fm<br><b>Till:</b> Eva Ek</div>${quoted.html}</body></html>`,
    ]),
  iPhone: ({ said, quoted }) => ({
    headers: [
      'X-Mailer: iPhone Mail (24B91)',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
    ],
    body: base64(
      Buffer.from(
        [
          ...said,
          '',
          'Skickat från min iPhone',
          '',
          '> 24 nov. 2026 kl. 11:00 skrev Sigill <sigill@localhost>:',
          '> ',
          ...behind(quoted.text).map((line) => line.replace('> ', '> \ufeff')),
        ].join('\r\n'),
      ),
    ),
  }),
  'Gmail on a phone': ({ said, quoted }) =>
    both(
      [
        ...said,
        '',
        'Den tis 24 nov. 2026 kl 11:00 skrev Sigill, Exempelstad <',
        'sigill@localhost>:',
        '',
        ...behind(quoted.text),
      ],
      [
        `<div dir="auto">${said.map(escaped).join('<br>')}</div><br><div class="gmail_quote"><div class="gmail_attr">Den tis 24 nov. 2026 kl 11:00 skrev Sigill &lt;<a href="mailto:sigill@localhost">sigill@localhost</a>&gt;:<br></div><blockquote class="gmail_quote">${quoted.html}</blockquote></div>`,
      ],
    ),
  'Gmail on a phone, HTML only': ({ said, quoted }) =>
    htmlOnly([
      `<div dir="auto">${said.map(escaped).join('<br>')}</div><br><div class="gmail_quote"><div class="gmail_attr">On Tue, Nov 24, 2026 at 11:00 AM Sigill &lt;<a href="mailto:sigill@localhost">sigill@localhost</a>&gt; wrote:<br></div><blockquote class="gmail_quote">${quoted.html}</blockquote></div>`,
    ]),
  'Samsung on a phone': ({ said, quoted }) =>
    htmlOnly([
      `<html><body><div dir="auto">${said.map(escaped).join('</div><div dir="auto">')}</div><div id="composer_signature" dir="auto">Skickat från min Galaxy</div><div dir="auto"><!-- originalMessage --><div>-------- Originalmeddelande --------</div><div>Från: Sigill &lt;sigill@localhost&gt; </div><div>Datum: 2026-11-24  11:00  (GMT+01:00) </div></div>${quoted.html}</body></html>`,
    ]),
}

/** The raw mail, in lines. */
export function answerLines(program: Program, answer: Answer, headers: string[] = []): string[] {
  const { headers: own, body } = program(answer)
  return [
    `From: ${answer.from}`,
    `To: Sigill <${answer.to}>`,
    `Subject: ${answer.subject}`,
    `Message-ID: ${answer.messageId}`,
    `In-Reply-To: ${answer.inReplyTo}`,
    ...headers,
    ...own,
    '',
    ...body,
    '',
  ]
}
