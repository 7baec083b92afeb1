import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { encode } from 'iconv-lite'
import { mailboxesOf, subjectOf } from './mail-headers.ts'
import { parseMail } from './parse-mail.ts'

/** Reads a mail of these bytes, as they come over SMTP. */
async function read(...pieces: (string | Buffer)[]) {
  const names: (string | undefined)[] = []
  const raw = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))
  const mail = await parseMail(Readable.from([raw]), {
    onHeaders: () => undefined,
    onAttachment: async ({ fileName, content }) => {
      names.push(fileName)
      for await (const piece of content) expect(piece.length).toBeGreaterThan(0)
    },
  })
  return { ...mail, names }
}

const head = (type: string, encoding = '8bit') =>
  `From: eva@kommun.example\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
const nordic = 'Åsa Öberg äter – på Ängsgatan, för 5 €. Hyvää päivää, Åbo. Älä yritä enää.'

describe('a text is read', () => {
  test.each([
    ['UTF-8', 'utf-8', 'utf-8'],
    ['UTF-8 without a label', 'utf-8', undefined],
    ['UTF-8 labelled as US-ASCII', 'utf-8', 'us-ascii'],
    ['UTF-8 labelled as ISO-8859-1', 'utf-8', 'iso-8859-1'],
    ['UTF-8 labelled as Windows-1252', 'utf-8', 'Windows-1252'],
    ['UTF-8 labelled as nothing that there is', 'utf-8', 'x-okänd'],
    ['Windows-1252', 'windows-1252', '"windows-1252"'],
    ['Windows-1252 without a label', 'windows-1252', undefined],
    ['Windows-1252 labelled as ISO-8859-1', 'windows-1252', 'ISO-8859-1'],
    ['Windows-1252 labelled as US-ASCII', 'windows-1252', 'us-ascii'],
    ['Windows-1252 labelled as UTF-8', 'windows-1252', 'UTF-8'],
    ['Windows-1252 labelled as nothing that there is', 'windows-1252', 'unknown-8bit'],
  ])('in %s', async (_, written, label) => {
    const type = label === undefined ? 'text/plain' : `text/plain; charset=${label}`
    expect(await read(head(type), encode(nordic, written))).toMatchObject({ text: nordic })
  })

  test.each([
    ['ISO-8859-15', 'iso-8859-15', 'Hinta 5 €, Åbo'],
    ['Macintosh', 'macintosh', 'Åsa äter – på Ängsgatan'],
    ['IBM850', 'cp850', 'Räksmörgås på Åland'],
    ['KOI8-R', 'koi8-r', 'Здравствуйте'],
    ['Windows-1251', 'windows-1251', 'Здравствуйте'],
    ['ISO-8859-2', 'iso-8859-2', 'Zażółć gęślą jaźń'],
    ['GB18030', 'gb18030', '你好,世界 🎉'],
    ['GB2312', 'gb2312', '你好'],
    ['Big5', 'big5', '您好'],
    ['EUC-KR', 'euc-kr', '안녕하세요'],
    ['ks_c_5601-1987', 'cp949', '안녕하세요'],
    ['Shift_JIS', 'shift_jis', '日本語'],
    ['UTF-16', 'utf-16', 'Hej å 🎉'],
  ])('in %s', async (label, written, text) => {
    expect(await read(head(`text/plain; charset=${label}`), encode(text, written))).toMatchObject({ text })
  })

  test('in ISO-2022-JP, which is all in seven bits', async () => {
    const bytes = '\x1b$BF|K\\8l\x1b(B desu'
    expect(await read(head('text/plain; charset=ISO-2022-JP', '7bit'), bytes)).toMatchObject({ text: '日本語 desu' })
  })

  test('in UTF-7, which old programs wrote', async () => {
    const mail = await read(head('text/plain; charset=unicode-1-1-utf-7', '7bit'), 'R+AOQ-k +- +AOUA5AD2- 1+-1 +2Dzfwg')
    expect(mail.text).toBe('Räk + åäö 1+1 🏂')
  })

  test('in UTF-8 with a byte that is none, which costs that byte alone', async () => {
    const bytes = Buffer.concat([Buffer.from('Räk\n'), Buffer.from([0xe5]), Buffer.from('\nå')])
    expect(await read(head('text/plain; charset=utf-8'), bytes)).toMatchObject({ text: 'Räk\n\ufffd\nå' })
  })

  test('in format=flowed, quoted-printable and HTML in the same ways', async () => {
    const flowed = 'text/plain; charset=us-ascii; format=flowed'
    expect(await read(head(flowed), encode('Räk \r\nsmörgås', 'windows-1252'))).toMatchObject({ text: 'Räk smörgås' })
    expect(await read(head('text/plain', 'quoted-printable'), 'R=E4k =C5')).toMatchObject({ text: 'Räk Å' })
    expect(await read(head('text/html', 'base64'), encode('<p>Räk</p>', 'latin1').toString('base64'))).toMatchObject({
      html: '<p>Räk</p>',
    })
  })
})

describe('a header is read', () => {
  const subject = async (...field: (string | Buffer)[]) =>
    subjectOf((await read('Subject: ', ...field, '\r\n\r\nx')).headers)
  const latin = (text: string) => Buffer.from(text, 'latin1')

  test.each([
    ['words of UTF-8 that are split within a letter', '=?utf-8?Q?r=C3?=\r\n =?utf-8?Q?=A4k?=', 'räk'],
    ['words of base64 that are split within a letter', '=?utf-8?B?csM=?= =?utf-8?B?pGs=?=', 'räk'],
    ['a euro of Windows-1252 in a word of ISO-8859-1', '=?iso-8859-1?Q?5_=80_=96_=E5?=', '5 € – å'],
    ['a word in US-ASCII that is not', '=?us-ascii?Q?r=E4k?= =?us-ascii?B?w6U=?=', 'räkå'],
    ['a word of an unknown set', '=?unknown-8bit?Q?r=E4k?=', 'räk'],
    ['a word in UTF-7', '=?utf-7?Q?R+AOQ-k?=', 'Räk'],
    ['a word in ISO-2022-JP', '=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['a word in GB18030', `=?gb18030?B?${encode('你好', 'gb18030').toString('base64')}?=`, '你好'],
    ['a word in KOI8-R', `=?koi8-r?B?${encode('Привет', 'koi8-r').toString('base64')}?=`, 'Привет'],
    ['a word in Macintosh', '=?macintosh?Q?r=8Ak?=', 'räk'],
    ['a word with a language', '=?utf-8*sv?Q?r=C3=A4k?=', 'räk'],
    ['bytes of UTF-8 as they are', 'räk 🎉', 'räk 🎉'],
    ['bytes of Windows-1252 as they are', latin('r\xe4k 5 \x80'), 'räk 5 €'],
    ['bytes of Windows-1252 beside a word', latin('=?iso-8859-1?Q?r\xe4k?= \xe5'), 'räk å'],
  ])('with %s', async (_, field, shown) => {
    expect(await subject(field)).toBe(shown)
  })

  test('with a name in bytes as they are', async () => {
    const { headers } = await read('From: ', latin('\xc5sa \xd6berg'), ' <asa@kommun.example>\r\n\r\nHej')
    expect(mailboxesOf(headers, 'from')).toEqual([{ address: 'asa@kommun.example', name: 'Åsa Öberg' }])
  })

  test.each([
    ['in RFC 2231', "filename*=utf-8'sv'r%C3%A4k%20%E2%82%AC.pdf", 'räk €.pdf'],
    [
      'in RFC 2231, in pieces that split a letter',
      "filename*0*=utf-8''r%C3; filename*1*=%A4k; filename*2=.pdf",
      'räk.pdf',
    ],
    ['in RFC 2231, a euro in ISO-8859-1', "filename*=iso-8859-1''r%E4k%80.pdf", 'räk€.pdf'],
    ['in an encoded word, against the rules', 'filename="=?utf-8?Q?r=C3=A4k.pdf?="', 'räk.pdf'],
    ['in bytes of UTF-8 as they are', 'filename="räk.pdf"', 'räk.pdf'],
    ['in bytes of Windows-1252 as they are', latin('filename="r\xe4k.pdf"'), 'räk.pdf'],
    ['in Windows-1252 without quotes', latin('filename=r\xe4k.pdf'), 'räk.pdf'],
  ])('with a file name %s, also in a part of the mail', async (_, parameter, fileName) => {
    const part = [
      '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ',
      parameter,
      '\r\n\r\nx\r\n',
    ]
    expect((await read(head('multipart/mixed; boundary=b'), ...part, '--b--')).names).toEqual([fileName])
  })
})
