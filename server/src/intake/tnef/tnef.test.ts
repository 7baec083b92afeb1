import { describe, expect, test } from 'vitest'
import { encode } from 'iconv-lite'
import {
  asMessage,
  attribute,
  literalRtf,
  tags,
  tnefFile,
  uncompressedRtf,
  type TnefInput,
} from '../../../testing/tnef-file.ts'
import { rawMail, testGateway, type TestGateway } from '../../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../../testing/test-recipient.ts'
import { openDelivery } from '../../deliveries/open-delivery.ts'
import { acceptMail } from '../accept-mail.ts'

const envelope = { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'] }

/** A mail with this winmail.dat, as its recipient reads it. */
async function read(
  winmail: Buffer | Buffer[],
  { type = 'application/ms-tnef; name=winmail.dat', text = 'Hej Anna' } = {},
) {
  return readAt(await testGateway(), [winmail].flat(), { type, text })
}

async function readAt(gateway: TestGateway, winmails: Buffer[], { type, text }: { type: string; text: string }) {
  const lines = ['From: eva@kommun.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', text]
  const parts = winmails.flatMap((winmail) => [
    ...['--b', `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ''],
    ...(winmail.toString('base64').match(/.{1,76}/g) ?? []),
  ])
  const rfc822 = rawMail([...lines, ...parts, '--b--', ''])
  expect(await acceptMail(gateway.deps, { ...envelope, rfc822 })).toMatchObject({ kind: 'MailAccepted' })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  const opened = await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return { ...(await readMessage(gateway.deps, recipient, opened)), parts: opened.parts }
}

const pdf = Buffer.from('%PDF-1.4 …')
const file = { title: 'BESLUT~1.PDF', data: pdf, properties: { [tags.longFileName]: 'Beslut åtgärd 🏠.pdf' } }

describe('the files of winmail.dat', () => {
  test('take its place, under their long names', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 'sigill ')
    const picture = {
      data: Buffer.from('png'),
      properties: { [tags.longFileName]: 'a.png', [tags.mimeTag]: 'image/png' },
    }
    const { manifest, attachment, parts } = await read(
      tnefFile({ files: [file, { title: 'stor.bin', data: large }, picture] }),
    )
    expect(manifest.text).toBe('Hej Anna')
    expect(manifest.attachments).toEqual([
      {
        partId: '2',
        fileName: 'Beslut åtgärd 🏠.pdf',
        contentType: 'application/octet-stream',
        size: pdf.length,
        inline: false,
      },
      { partId: '3', fileName: 'stor.bin', contentType: 'application/octet-stream', size: large.length, inline: false },
      { partId: '4', fileName: 'a.png', contentType: 'image/png', size: 3, inline: false },
    ])
    expect(await attachment('2')).toEqual(pdf)
    expect(large.equals(await attachment('3'))).toBe(true)
    expect(parts.map(({ id }) => id)).toEqual(['manifest', '2', '3', '4'])
  })

  test('have names in the code page that it says', async () => {
    const files = [
      { title: encode('Räksmörgås.txt', 'cp850'), data: pdf },
      { data: pdf, properties: { [tags.longFileNameInCodePage]: encode('Åbo.txt\0', 'cp850') } },
    ]
    const { manifest } = await read(tnefFile({ codePage: 850, files }))
    expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['Räksmörgås.txt', 'Åbo.txt'])
  })

  test.each(['application/octet-stream; name=WINMAIL.DAT', 'application/vnd.ms-tnef'])(
    'are found also in %s',
    async (type) => {
      const { manifest } = await read(tnefFile({ files: [file] }), { type })
      expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['Beslut åtgärd 🏠.pdf'])
    },
  )

  test('are listed also when what is said of them fits in no manifest', async () => {
    const long = { [tags.contentId]: 'c'.repeat(2_000), [tags.mimeTag]: `a/${'b'.repeat(2_000)}` }
    const late = asMessage(tnefFile({ properties: { [tags.sentAt]: new Date('+029000-01-01T00:00:00Z') } }))
    const files = [{ data: pdf, properties: long }, { properties: { [tags.message]: late } }]
    const { manifest } = await read(tnefFile({ files }))
    expect(manifest.attachments).toMatchObject([{ contentId: 'c'.repeat(998) }, { mail: { subject: '' } }])
    expect(manifest.attachments[1]?.mail?.date).toBeUndefined()
  })

  test('may be mails: those are read, and so are messages that were attached in Outlook, with files of their own', async () => {
    const eml = Buffer.from('Subject: Fwd\r\n\r\nHej')
    const inner: TnefInput = {
      properties: {
        [tags.subject]: 'Inre',
        [tags.senderName]: 'Bo Ek',
        [tags.senderAddress]: 'bo@kommun.example',
        [tags.sentAt]: new Date('2026-11-23T07:00:00Z'),
        [tags.body]: 'Inre text',
      },
      files: [file],
    }
    const files = [{ title: 'fwd.eml', data: eml }, { properties: { [tags.message]: asMessage(tnefFile(inner)) } }]
    const { manifest, attachment } = await read(tnefFile({ files }))
    expect(manifest.attachments).toMatchObject([
      { fileName: 'fwd.eml', mail: { subject: 'Fwd', text: 'Hej' } },
      {
        fileName: 'message.tnef',
        mail: {
          subject: 'Inre',
          from: { name: 'Bo Ek', address: 'bo@kommun.example' },
          date: '2026-11-23T07:00:00.000Z',
          text: 'Inre text',
          attachments: [{ fileName: 'Beslut åtgärd 🏠.pdf' }],
        },
      },
    ])
    expect(await attachment(manifest.attachments[1]?.mail?.attachments[0]?.partId ?? '')).toEqual(pdf)
  })
})

describe('winmail.dat stays a file, and nothing of it is kept besides,', () => {
  const whole = tnefFile({ files: [file, file], properties: { [tags.body]: 'Hej' } })

  test('whatever is wrong with it', async () => {
    const broken: Record<string, Buffer> = {
      'that is cut off': whole.subarray(0, whole.length - 1),
      'that is cut off within its first file': whole.subarray(0, 300),
      'with a byte that is another': Buffer.concat([whole.subarray(0, -10), Buffer.from([1]), whole.subarray(-9)]),
      'that is something else': Buffer.from('MZ'),
      'that is empty': Buffer.alloc(0),
      'with more properties than fit': Buffer.concat([
        tnefFile({}),
        attribute(1, 0x00069003, Buffer.from('ffffff7f', 'hex')),
      ]),
      'with a file that does not begin': Buffer.concat([tnefFile({}), attribute(2, 0x0006800f, pdf)]),
      'that says it is longer than memory': Buffer.concat([tnefFile({}), Buffer.from('0103900600ffffff7f', 'hex')]),
    }
    const { manifest, attachment, parts } = await read(Object.values(broken))
    for (const [index, [wrong, winmail]] of Object.entries(broken).entries()) {
      const { partId = '', fileName } = manifest.attachments[index] ?? {}
      expect(fileName, wrong).toBe('winmail.dat')
      expect(await attachment(partId), wrong).toEqual(winmail)
    }
    expect(parts).toHaveLength(1 + Object.keys(broken).length)
  })

  test('when a file in it has two contents', async () => {
    const properties = { [tags.message]: asMessage(tnefFile({})) }
    const { manifest, parts } = await read(tnefFile({ files: [{ data: pdf, properties }] }))
    expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['winmail.dat'])
    expect(parts).toHaveLength(2)
  })

  test('when nothing but an endless RTF says what it does', async () => {
    const rtf = uncompressedRtf(`{\\rtf1\\ansicpg1251${"\\'e5 ".repeat(150_000)}}`)
    const { manifest } = await read(tnefFile({ properties: { [tags.rtf]: rtf } }))
    expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['winmail.dat'])
  })

  test('beside its files when it is an invitation, which says more than they do', async () => {
    const { manifest } = await read(tnefFile({ messageClass: 'IPM.Microsoft Schedule.MtgReq', files: [file] }))
    expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['winmail.dat', 'Beslut åtgärd 🏠.pdf'])
  })

  test('with winmail.dat in winmail.dat deeper than five', async () => {
    let winmail = tnefFile({ files: [file] })
    for (let level = 0; level < 7; level++) winmail = tnefFile({ files: [{ title: 'winmail.dat', data: winmail }] })
    const { manifest, parts } = await read(winmail)
    expect(manifest.attachments.map(({ fileName }) => fileName)).toEqual(['winmail.dat'])
    expect(parts).toHaveLength(2)
  })
})

describe('a mail without a text of its own says what is in winmail.dat', () => {
  const encapsulated =
    '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\colortbl;}' +
    '{\\*\\htmltag64 <p class="a">}\\htmlrtf {\\b\\htmlrtf0 R\\\'e4k \\u8364?5{\\*\\htmltag84 &nbsp;}\\htmlrtf \\\'a0\\htmlrtf0 <\\{\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}'

  test('in the best form there is', async () => {
    const gateway = await testGateway()
    const inputs: [string, TnefInput, object][] = [
      [
        'HTML',
        { properties: { [tags.html]: encode('<p>Räk</p>', 'latin1'), [tags.internetCodePage]: 28591 } },
        { html: '<p>Räk</p>' },
      ],
      [
        'HTML in RTF',
        { properties: { [tags.rtf]: literalRtf(encapsulated), [tags.body]: 'x' } },
        { html: '<p class="a">Räk €5&nbsp;&lt;{</p>' },
      ],
      [
        'RTF',
        {
          properties: {
            [tags.rtf]: uncompressedRtf(
              "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}{\\info{\\title x}}R\\'e4k\\par p\\'e5\\tab\\ldblquote a\\rdblquote}",
            ),
          },
        },
        { text: 'Räk\npå\t“a”' },
      ],
      [
        'plain text in Unicode',
        { properties: { [tags.body]: 'Räk 🏠', [tags.rtf]: uncompressedRtf('{\\rtf1 x}') } },
        { text: 'Räk 🏠' },
      ],
      ['plain text in its code page', { codePage: 850, body: encode('Räk', 'cp850') }, { text: 'Räk' }],
    ]
    for (const [form, input, said] of inputs) {
      const { manifest } = await readAt(gateway, [tnefFile({ ...input, files: [file] })], {
        type: 'application/ms-tnef',
        text: '',
      })
      expect(manifest, form).toMatchObject(said)
      expect(manifest.attachments, form).toHaveLength(1)
    }
  })

  test('but not in place of its own', async () => {
    const { manifest } = await read(tnefFile({ properties: { [tags.body]: 'Annat' } }))
    expect(manifest).toMatchObject({ text: 'Hej Anna', attachments: [] })
  })
})
