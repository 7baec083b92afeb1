import { describe, expect, test } from 'vitest'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { anna, commandDelivery, eva, type CommandDelivery } from '../../testing/command-delivery.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { importDirectory } from '../directory/import-directory.ts'
import { knownNumber } from '../directory/known-number.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { messages } from '../messages/messages.tables.ts'
import { sealedChunks } from '../parts/parts.tables.ts'
import { provenNumber } from '../pins/proven-number.ts'
import { receiptChoices } from '../receipts/receipts.tables.ts'

const outcomes = async (commands: Awaited<ReturnType<typeof commandDelivery>>) =>
  (await commands.eventsNow()).map(({ details }) => details)

test('a number by mail releases what was held for it, and the answer shows its last digits only', async () => {
  const commands = await commandDelivery({ DEFAULT_LEVEL: 'PIN' })
  expect((await commands.now()).state).toBe('HELD')
  await commands.send(commands.linesOf(['Hej!', 'Numret är 070-123 45 67']))
  await commands.runJobs()
  expect((await commands.now()).state).toBe('ANNOUNCED')
  const mails = commands.mails.sent.splice(0)
  expect(mails.map(({ envelope }) => envelope.to).sort()).toEqual([anna, eva].sort())
  const answer = mails.find(({ envelope }) => envelope.to === eva)
  expect(answer?.subject).toBe('Numret är sparat: Anna Berg')
  for (const body of [answer?.text, answer?.html] as string[]) {
    expect(body).toContain('67')
    expect(body).not.toMatch(/123 ?45/)
    expect(body.replaceAll(/\s+/g, ' ')).not.toContain('nya numret')
  }
})

test('the answer speaks of a mail about the new number when there is one, and when it has been sent already', async () => {
  const commands = await commandDelivery({}, [`${anna}.0701234567.s`])
  await commands.send(commands.linesOf(['0739999999']))
  const mails = await commands.answers()
  const said = mails.map(({ subject, text = '' }) => [subject, text.replaceAll(/\s+/g, ' ')] as const)
  expect(said.map(([subject]) => subject).sort()).toEqual([
    'Numret är sparat: Anna Berg',
    'Nytt mobilnummer för Anna Berg',
  ])
  expect(new Map(said).get('Numret är sparat: Anna Berg')).toContain(
    'Du får också ett mejl om det nya numret; koden går dit när',
  )
})

test.each([
  ['070-123', 'MALFORMED_PHONE', 'inget helt telefonnummer'],
  ['+1 202 555 0100', 'PHONE_NOT_ALLOWED', 'kan inte ta emot sms'],
])(
  'the number %s is answered with what is wrong with it, and the message is still held',
  async (number, outcome, why) => {
    const commands = await commandDelivery({ DEFAULT_LEVEL: 'PIN' })
    await commands.send(commands.linesOf([number]))
    expect((await commands.now()).state).toBe('HELD')
    expect(await outcomes(commands)).toEqual([{ command: 'GIVE_NUMBER', outcome }])
    const [answer] = await commands.answers()
    expect(answer?.text?.replaceAll('\n', ' ')).toContain(why)
  },
)

test('no number is needed at level LINK, and there is none to forget', async () => {
  const commands = await commandDelivery()
  await commands.send(commands.linesOf(['0701234567']))
  await commands.send(commands.linesOf(['glöm numret']))
  expect(await outcomes(commands)).toMatchObject([
    { command: 'GIVE_NUMBER', outcome: 'NO_NUMBER_NEEDED' },
    { command: 'FORGET_NUMBER' },
  ])
  expect(await provenNumber(commands.deps, anna)).toBeUndefined()
})

test.each([
  [
    'expired',
    async (commands: CommandDelivery) => {
      commands.clock.advance({ days: 40 })
      await expireMessages(commands.deps)
    },
  ],
  ['recalled', (commands: CommandDelivery) => commands.send(commands.linesOf(['återkalla']))],
])('a number is forgotten by an answer about a message that is %s', async (_, end) => {
  const commands = await commandDelivery({}, [`${anna}.0701234567.s`])
  await importDirectory(commands.deps, { text: `${anna};0739999999` })
  await end(commands)
  await commands.forgetEvents()
  await commands.send(commands.linesOf(['glöm numret']))
  expect(await outcomes(commands)).toEqual([{ command: 'FORGET_NUMBER', outcome: 'DONE' }])
  expect(await knownNumber(commands.deps, anna)).toBeUndefined()
  const [answer] = await commands.answers()
  expect(answer?.subject).toBe('Numret är glömt: Anna Berg')
})

describe('a message to several', () => {
  const three = ['anna', 'bo', 'carin'].map((name) => `${name}@foretag.example.s`)
  const states = async ({ deps }: CommandDelivery) =>
    (await deps.db.select({ state: deliveries.state }).from(deliveries)).map(({ state }) => state)

  test('is recalled from all of them by one word, and one mail says from how many', async () => {
    const commands = await commandDelivery({}, three)
    await commands.send(commands.linesOf(['Hej!', 'Återkalla alla']))
    expect(await states(commands)).toEqual(['RECALLED', 'RECALLED', 'RECALLED'])
    expect(await commands.deps.db.select().from(sealedChunks)).toEqual([])
    expect(await outcomes(commands)).toEqual([{ command: 'RECALL_ALL', outcome: 'DONE' }])
    const answers = await commands.answers()
    expect(answers.map(({ subject }) => subject)).toEqual(['Meddelandet är återkallat från alla'])
    expect(answers[0]?.text).toContain('Ingen av de 3 mottagarna')
    for (const name of ['Anna Berg', 'bo@', 'carin@']) expect(answers[0]?.text).toContain(name)
  })

  test('is not recalled from the others by the word for one, and the answer names the word for all', async () => {
    const commands = await commandDelivery({}, three)
    await commands.send(commands.linesOf(['Återkalla']))
    expect((await states(commands)).sort()).toEqual(['ANNOUNCED', 'ANNOUNCED', 'RECALLED'])
    expect((await commands.answers())[0]?.text).toContain('återkalla alla')
    await commands.send(commands.linesOf(['återkalla alla']))
    expect(await states(commands)).toEqual(['RECALLED', 'RECALLED', 'RECALLED'])
  })

  test('and in two hand-overs is recalled from all of them by one word, and one mail says from how many', async () => {
    const commands = await commandDelivery({}, three.slice(0, 2))
    await commands.handOver(three.slice(2))
    await commands.runJobs()
    commands.mails.sent.length = 0
    await commands.send(commands.linesOf(['Återkalla alla']))
    expect(await states(commands)).toEqual(['RECALLED', 'RECALLED', 'RECALLED'])
    expect(await commands.deps.db.select().from(sealedChunks)).toEqual([])
    const answers = await commands.answers()
    expect(answers.map(({ subject }) => subject)).toEqual(['Meddelandet är återkallat från alla'])
    expect(answers[0]?.text).toContain('Ingen av de 3 mottagarna')
    for (const name of ['Anna Berg', 'bo@', 'carin@']) expect(answers[0]?.text).toContain(name)
  })

  test('in a hand-over for each is not recalled from the others by the word for one, and the answer tells of them', async () => {
    const commands = await commandDelivery({}, three.slice(0, 1))
    await commands.handOver(three.slice(1))
    await commands.runJobs()
    commands.mails.sent.length = 0
    await commands.send(commands.linesOf(['Återkalla']))
    expect((await states(commands)).sort()).toEqual(['ANNOUNCED', 'ANNOUNCED', 'RECALLED'])
    expect((await commands.answers())[0]?.text).toContain('återkalla alla')
  })

  test('that is over is not recalled from anybody, and the answer says so', async () => {
    const commands = await commandDelivery({}, three)
    commands.clock.advance({ days: 40 })
    await commands.send(commands.linesOf(['återkalla alla']))
    expect(await outcomes(commands)).toEqual([{ command: 'RECALL_ALL', outcome: 'ENDED' }])
    expect((await commands.answers())[0]?.subject).toContain('Det gick inte: ')
  })

  test('to one alone is not offered the word for all', async () => {
    const commands = await commandDelivery()
    await commands.send(commands.linesOf(['hjälp']))
    expect((await commands.answers())[0]?.text).not.toContain('återkalla alla')
  })
})

test('receipts are chosen by mail, and answered in the language of the word', async () => {
  const commands = await commandDelivery()
  for (const [word, opened, subject] of [
    ['läskvitto av', false, 'Du får inga fler besked'],
    ['lukukuittaus päälle', true, 'Saat tiedon, kun viesti avataan'],
    ['read receipts off', false, 'You are not told any more'],
  ] as const) {
    await commands.send(commands.linesOf([word]))
    expect(await commands.deps.db.select().from(receiptChoices)).toMatchObject([{ opened }])
    const [answer] = await commands.answers()
    expect(answer?.subject).toContain(subject)
  }
})

test('what is of no language is answered in that of the organisation, not in that of the recipient', async () => {
  const commands = await commandDelivery()
  await commands.deps.db.update(messages).set({ language: 'fi' })
  await commands.send(commands.linesOf(['xyzzy']))
  const [answer] = await commands.answers()
  expect(answer?.subject).toContain(mailTexts.sv.answers.unknown.heading)
})

test('the link goes out again, but no more than three times a day', async () => {
  const commands = await commandDelivery()
  for (let count = 0; count < 4; count++) {
    await commands.send(commands.linesOf(['påminn']))
    await commands.runJobs()
  }
  expect((await outcomes(commands)).map((details) => details?.['outcome'])).toEqual([
    'DONE',
    'DONE',
    'DONE',
    'TOO_OFTEN',
  ])
  expect(commands.mails.sent.filter(({ envelope }) => envelope.to === anna)).toHaveLength(3)
})

test.each([
  ['förläng 1000', 'Du kan lägga till högst 335 dagar: svara till exempel ”förläng 14”.'],
  ['jatka 1000', 'Voit lisätä enintään 335 päivää: vastaa esimerkiksi ”jatka 14”.'],
  ['extend 5000 days', 'You can add at most 335 days: reply for example “extend 14”.'],
])('%s is answered with the most days that can be added', async (line, sentence) => {
  const commands = await commandDelivery()
  await commands.send(commands.linesOf([line]))
  const [answer] = await commands.answers()
  expect(answer?.text?.replaceAll(/\s+/g, ' ')).toContain(sentence)
})

test('what is not locked is not unlocked; an end beyond a year is refused', async () => {
  const commands = await commandDelivery()
  await commands.send(commands.linesOf(['unlock']))
  await commands.send(commands.linesOf(['extend 400']))
  expect((await outcomes(commands)).map((details) => details?.['outcome'])).toEqual(['NOT_LOCKED', 'DAYS_NOT_ALLOWED'])
  const subjects = (await commands.answers()).map(({ subject }) => subject)
  expect(subjects).toEqual(['That was not possible: Anna Berg', 'That was not possible: Anna Berg'])
})
