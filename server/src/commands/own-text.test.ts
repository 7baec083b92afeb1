import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { answeringPrograms, answerLines, type Answer } from '../../testing/answering-programs.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { ownLines } from './own-lines.ts'
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
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
