import { describe, expect, test } from 'vitest'
import { languages, type Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { sampleGateway } from '../../testing/sample-mails.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import type { SentDelivery } from '../control/sent-message.ts'
import { answerMail, type CommandAnswer } from './answer-mail.ts'

const delivery: SentDelivery = {
  id: 'd1',
  recipient: 'anna@foretag.se',
  name: 'Anna Åberg',
  level: 'PIN',
  state: 'OPENED',
  heldReason: null,
  maskedPhone: '••• ••• •• 67',
  announcedAt: new Date('2026-11-24T10:00:00Z'),
  openedAt: new Date('2026-11-25T08:30:00Z'),
  openedOn: 'PHONE',
  repliedAt: new Date('2026-11-26T08:30:00Z'),
  moreTimeAskedAt: null,
  actions: ['RECALL', 'GIVE_NUMBER'],
}
const answer: CommandAnswer = {
  gateway: sampleGateway,
  language: 'sv',
  commandId: 'c1',
  command: 'STATUS',
  outcome: 'DONE',
  sender: { name: 'Eva Ek', address: 'eva@sundsvall.se' },
  deliveryId: 'd1',
  message: { deliveries: [delivery], expiresAt: new Date('2026-12-24T13:05:00Z'), extendableDays: 300 },
  isNumberTold: false,
  ways: { answerTo: 'svar+x@sigill.sundsvall.se', statusPage: 'https://sigill.sundsvall.se/sent/m1#token' },
  commandMessageId: '<command@sundsvall.se>',
  originalMessageId: '<original@sundsvall.se>',
}
const written = (change: Partial<CommandAnswer>) => sentMail(answerMail({ ...answer, ...change }))
const commands = [...Object.keys(mailTexts.sv.answers.done), 'UNKNOWN'] as CommandAnswer['command'][]
const reasons = Object.keys(mailTexts.sv.answers.refused.why) as CommandAnswer['outcome'][]

/** Lines of 72 characters that fit on one screen of a mail program. */
const mostLines = 40

describe.each(languages)('an answer in %s', (language: Language) => {
  test.each(commands)('to %s is one screen that says the same in plain text and in HTML', async (command) => {
    const { text = '', html, subject } = await written({ language, command })
    const { done, unknown } = mailTexts[language].answers
    const { heading } = command === 'UNKNOWN' ? unknown : done[command as keyof typeof done]
    expect(subject).toBe(command === 'RECALL_ALL' ? heading : `${heading}: Anna Åberg`)
    for (const body of [text, String(html)]) {
      for (const part of [heading, 'Anna Åberg', 'anna@foretag.se', 'https://sigill.sundsvall.se/sent/m1#token'])
        expect(body).toContain(part)
    }
    expect(text.split('\n').length).toBeLessThanOrEqual(mostLines)
    expect(text).not.toMatch(/\b(?:undefined|null)\b|\[object/)
  })

  test('to a digest is one screen, and names none of its messages', async () => {
    const { text = '', html, subject } = await written({ language, command: 'WHICH' })
    expect(subject).toBe(mailTexts[language].answers.which.heading)
    for (const body of [text, String(html)]) expect(body).not.toMatch(/Åberg|foretag|\/sent\//)
    expect(text.split('\n').length).toBeLessThanOrEqual(mostLines)
  })

  test.each(reasons)('that %s was in the way says what to do instead', async (outcome) => {
    const { text = '', subject } = await written({ language, outcome, command: 'REMIND' })
    expect(subject).toContain(mailTexts[language].answers.refused.heading)
    expect(text.replaceAll('\n', ' ')).toContain(mailTexts[language].answers.refused.why[outcome as 'ENDED'])
  })

  test('gives each reason in words of its own', () => {
    expect(new Set(Object.values(mailTexts[language].answers.refused.why)).size).toBe(reasons.length)
  })
})

test('an answer is of the thread of its command, and nobody answers it by itself', async () => {
  const mail = await written({})
  expect(mail.inReplyTo).toBe('<command@sundsvall.se>')
  expect(mail.references).toEqual(['<original@sundsvall.se>', '<command@sundsvall.se>'])
  expect(mail.messageId).toBe('<answer.c1@sigill.sundsvall.se>')
  expect(mail.fields).toContain('Auto-Submitted: auto-replied')
  expect(answerMail(answer).envelope).toEqual({ from: '', to: 'eva@sundsvall.se' })
  expect(mail.replyTo?.value[0]?.address).toBe('svar+x@sigill.sundsvall.se')
})

test('a status tells of the other recipients, and at most of eight', async () => {
  const others = Array.from({ length: 20 }, (_, index) => ({
    ...delivery,
    id: `o${String(index)}`,
    recipient: `bo${String(index)}@foretag.se`,
    name: null,
  }))
  const message = { ...answer.message, deliveries: [delivery, ...others] }
  const { text = '' } = await written({ message })
  expect(text.match(/bo\d+@foretag\.se/g)).toHaveLength(8)
  expect((await written({ message, command: 'RECALL' })).text).not.toContain('bo1@')
})

test.each(languages)(
  'in %s, a recall from one tells of the others, unless nobody else can read it',
  async (language) => {
    const recalled = { ...delivery, state: 'RECALLED' as const, maskedPhone: null, actions: [] }
    const toldWith = async (...others: SentDelivery[]) => {
      const message = { ...answer.message, deliveries: [recalled, ...others] }
      return (await written({ language, message, command: 'RECALL' })).text?.replaceAll(/\s+/g, ' ')
    }
    const said = (hasOthers: boolean) =>
      mailTexts[language].answers.done.RECALL.text({
        until: '',
        phone: '',
        isNumberTold: false,
        hasLink: false,
        hasOthers,
        recipients: 2,
      }).trim()
    expect(said(true)).not.toBe(said(false))
    expect(await toldWith({ ...delivery, id: 'd2' })).toContain(said(true))
    expect(await toldWith()).toContain(said(false))
    expect(await toldWith({ ...recalled, id: 'd2' })).toContain(said(false))
  },
)

test('of what was taken back it says when it had been opened', async () => {
  const openedAt = new Date('2026-11-24T10:59:00Z')
  const recalled = { ...delivery, state: 'RECALLED' as const, openedAt, actions: [] }
  const { text } = await written({ message: { ...answer.message, deliveries: [recalled] }, command: 'STATUS' })
  expect(text?.replaceAll(/\s+/g, ' ')).toMatch(/Återkallat och raderat \(öppnat [^)]*24 november[^)]*\)/)
  const never = { ...answer.message, deliveries: [{ ...recalled, openedAt: null }] }
  expect((await written({ message: never, command: 'STATUS' })).text).not.toContain('öppnat')
})

test('what is over can neither be read until a day nor be recalled', async () => {
  const over = { ...delivery, state: 'RECALLED' as const, maskedPhone: null, actions: [] }
  const message = { ...answer.message, deliveries: [over], extendableDays: 0 }
  const { text = '' } = await written({ message, command: 'RECALL' })
  expect(text).toContain('Återkallat och raderat')
  expect(text).not.toMatch(/Kan läsas till|förläng 14|Koden går till/)
})

test('whoever asks for more days than there are is told how many there are', async () => {
  const said = async (extendableDays: number) => {
    const { text = '' } = await written({
      command: 'EXTEND',
      outcome: 'DAYS_NOT_ALLOWED',
      message: { ...answer.message, extendableDays },
    })
    return text.replaceAll(/\s+/g, ' ')
  }
  expect(await said(1)).toContain('lägga till högst 1 dag: svara till exempel ”förläng 1”.')
  expect(await said(0)).toContain('så länge kan det här redan läsas')
  expect(await said(0)).not.toContain('svara till exempel')
})

test('a number that waits for the mail about it is told to wait for that, and not for a number', async () => {
  const untold = { ...delivery, state: 'HELD' as const, heldReason: 'NUMBER_UNTOLD' as const }
  const { text = '' } = await written({
    command: 'GIVE_NUMBER',
    message: { ...answer.message, deliveries: [untold] },
  })
  const said = text.replaceAll(/\s+/g, ' ')
  expect(said).toContain('Väntar på att vårt mejl om det nya numret ska nå dig')
  expect(said).not.toMatch(/rätt mobilnummer|Länken som mottagaren har fungerar/)
})

test.each(['ANNOUNCED', 'OPENED'] as const)('a number for one that is %s says that the link works', async (state) => {
  const message = { ...answer.message, deliveries: [{ ...delivery, state }] }
  const { text = '' } = await written({ command: 'GIVE_NUMBER', message })
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Länken som mottagaren har fungerar.')
})

test('the number is never told in full', async () => {
  for (const command of commands) expect((await written({ command })).text).not.toMatch(/\d{4,}\s?67/)
})
