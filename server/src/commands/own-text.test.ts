import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { answeringPrograms, answerLines, type Answer } from '../../testing/answering-programs.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { ownLines } from './own-lines.ts'
import { plainTextOf } from './own-text.ts'
import { readAnswer } from './read-answer.ts'

const letter = {
  language: 'sv',
  preheader: 'Svara på det här mejlet',
  masthead: 'Sigill',
  blocks: [
    { kind: 'Heading' as const, text: 'Telefonnumret saknas' },
    { kind: 'Paragraph' as const, text: 'Svara med numret.' },
    { kind: 'Points' as const, items: ['återkalla', 'förläng 14', 'status'] },
  ],
  footer: 'Sigill',
}
const answer: Answer = {
  from: 'Eva Ek <eva@kommun.example>',
  to: 'svar+x@localhost',
  subject: 'Sv: Besked',
  inReplyTo: '<a@b>',
  messageId: '<c@d>',
  said: ['Hej!', 'Återkalla, tack'],
  quoted: { text: letterText(letter), html: letterHtml(letter) },
  signature: ['Med vänlig hälsning', 'Eva Ek', 'Tel: 060-12 34 56'],
}
const read = (lines: string[]) => readAnswer(Readable.from([Buffer.from(lines.join('\r\n'))]))

describe.each(Object.entries(answeringPrograms))('an answer from %s', (_, program) => {
  test('says what its writer wrote', async () => {
    const { text } = await read(answerLines(program, answer))
    expect(ownLines(text)).toEqual(['Hej!', 'Återkalla, tack'])
  })

  test('says nothing when its writer wrote nothing', async () => {
    const { text } = await read(answerLines(program, { ...answer, said: [] }))
    expect(ownLines(text)).toEqual([])
  })
})

describe('somebody’s own lines', () => {
  test.each([
    ['Sent from my iPhone'],
    ['Hämta Outlook för Android'],
    ['Lähetetty iPhonesta'],
    ['Mvh Eva'],
    ['Med vänliga hälsningar,'],
    ['Ystävällisin terveisin'],
    ['Kind regards'],
    ['/Eva'],
    ['--'],
    ['________________________________'],
    ['-----Original Message-----'],
    ['----- Alkuperäinen viesti -----'],
    ['Från: Sigill\nSkickat: i dag\nTill: Eva'],
    ['Lähettäjä: Sigill\nLähetetty: tänään\nVastaanottaja: Eva'],
    ['Von: Sigill\nGesendet: heute\nAn: Eva'],
    ['Fra: Sigill\nSendt: i dag\nTil: Eva'],
    ['Den 24 nov. 2026 skrev Sigill:\nMer'],
    ['On Tue, Nov 24, 2026 at 6:24 PM\nSigill <sigill@\nlocalhost> wrote:\n\nMore'],
    ['ti 24. marrask. 2026 klo 18.24 Sigill (sigill@localhost) kirjoitti:\nLisää'],
  ])('end at %j', (end) => {
    expect(ownLines(`förläng 14\n\n${end}\nåterkalla`)).toEqual(['förläng 14'])
  })

  test('are not what stands behind >, nor the line that announces it', () => {
    expect(ownLines('Den 24 nov skrev Sigill:\n> återkalla\n>> status\nförläng 14')).toEqual(['förläng 14'])
  })

  test('stay what they are when they speak of writing', () => {
    expect(ownLines('Jag skrev fel nummer\nstatus')).toEqual(['Jag skrev fel nummer', 'status'])
    expect(ownLines('T: status')).toEqual(['T: status'])
  })

  test('have no marks that cannot be seen', () => {
    expect(ownLines('\ufeff\u200bsta\u00adtus\u00a0 nu')).toEqual(['status nu'])
  })

  test('of a text of megabytes are found in no time', () => {
    const started = performance.now()
    for (const piece of ['a: ', '> ', '1 ', 'skrev 1 ', '\n', 'Från: \n', '- ', '_ ']) ownLines(piece.repeat(500_000))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('of HTML', () => {
  const own = (html: string, text = '') => ownLines(plainTextOf({ html, text }))

  test.each([
    '<div style="display:none">återkalla</div>',
    '<div style="color:red; display: none">återkalla</div>',
    '<s>återkalla</s>',
    '<strike>återkalla</strike>',
    '<del>återkalla</del>',
    '<span style="text-decoration:line-through">återkalla</span>',
    '<span style="color:red; TEXT-DECORATION: underline line-through">återkalla</span>',
    '<span style="text-decoration-line:line-through">återkalla</span>',
  ])('what is not seen or struck out is not said: %s', (html) => {
    expect(own(`${html}<p>status</p>`)).toEqual(['status'])
  })

  test('what Outlook marks as not struck out is said', () => {
    expect(own('<p style="text-decoration:none;text-line-through:none">status</p>')).toEqual(['status'])
  })

  test.each([
    '<div><br id="lineBreakAtBeginningOfSignature"><div>Eva Ek</div><div>070-123 45 67</div></div>',
    '<div id="AppleMailSignature">Eva Ek</div>070-123 45 67',
    '<div id="composer_signature">Eva Ek</div>070-123 45 67',
    '<div id="appendonsend"></div>070-123 45 67',
    '<div id="divRplyFwdMsg">Mittente: Sigill</div>070-123 45 67',
    '<div class="gmail_quote gmail_quote_container">Il giorno 24 Sigill ha scritto:</div>070-123 45 67',
    '<div class="yahoo_quoted">070-123 45 67</div>återkalla',
  ])('nothing comes after %s', (html) => {
    expect(own(`<p>status</p>${html}`)).toEqual(['status'])
  })

  test('no text beside it is taken for what its writer says', () => {
    expect(own('<p>status</p>', '070-123 45 67')).toEqual(['status'])
  })

  test.each([
    ['elements', '<div>'.repeat(190_000)],
    ['lists', '<ul><li>'.repeat(100_000)],
    ['lists with stray ends', '<ul><li></p></x>'.repeat(50_000)],
    ['tags that never end', '<a'.repeat(500_000)],
  ])('hundreds of thousands of %s end, and say nothing', (_, html) => {
    expect(own(html)).toEqual([])
  })

  test('of megabytes the beginning is read', () => {
    expect(own(`<p>status</p>${'<p>x</p>'.repeat(500_000)}`)[0]).toBe('status')
  })
})

test('a text beside the HTML of a mail does not outweigh it', async () => {
  const part = (type: string, body: string) => ['--b', `Content-Type: ${type}; charset=utf-8`, '', body]
  const { text } = await read([
    'From: eva@kommun.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...part('text/html', '<p>status</p>'),
    ...part('text/plain', '070-123 45 67'),
    '--b--',
    '',
  ])
  expect(ownLines(text)[0]).toBe('status')
})
