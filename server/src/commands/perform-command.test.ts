import { expect, test } from 'vitest'
import { anna, commandDelivery, eva } from '../../testing/command-delivery.ts'
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
  expect(answer?.subject).toBe('Numret är på plats: Anna Berg')
  for (const body of [answer?.text, answer?.html] as string[]) {
    expect(body).toContain('67')
    expect(body).not.toMatch(/123 ?45/)
  }
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

test('the link goes out again, but not three times a day and more', async () => {
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

test('what is not locked is not unlocked; an end beyond a year is refused', async () => {
  const commands = await commandDelivery()
  await commands.send(commands.linesOf(['unlock']))
  await commands.send(commands.linesOf(['extend 400']))
  expect((await outcomes(commands)).map((details) => details?.['outcome'])).toEqual(['NOT_LOCKED', 'DAYS_NOT_ALLOWED'])
  const subjects = (await commands.answers()).map(({ subject }) => subject)
  expect(subjects).toEqual(['That was not possible: Anna Berg', 'That was not possible: Anna Berg'])
})
