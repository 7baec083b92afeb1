import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { languages } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { announced, press } from '../../testing/pin-delivery.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { extendMessage } from '../control/extend-message.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { events } from '../events/events.tables.ts'
import { giveUpReminder } from './give-up-reminder.ts'
import { remindRecipients } from './remind-recipients.ts'

const address = 'anna@foretag.example.s'

async function remind({ deps, mails, runJobs }: TestGateway) {
  mails.sent.splice(0)
  await remindRecipients(deps)
  await runJobs()
  return mails.sent
}

test('two days before the end the recipient gets the link once more, and it opens', async () => {
  const gateway = await testGateway()
  await announced(gateway, [address])
  const notice = gateway.mails.sent.at(-1)
  gateway.clock.advance({ days: 27 })
  expect(await remind(gateway)).toEqual([])
  gateway.clock.advance({ days: 1 })
  const [reminder] = await remind(gateway)
  expect(reminder).toMatchObject({ envelope: { to: 'anna@foretag.example' }, inReplyTo: notice?.messageId })
  expect(reminder?.messageId).not.toBe(notice?.messageId)
  expect(await press(gateway, await recipientOfNotice(reminder))).toMatchObject({ kind: 'DeliveryOpened' })
  const taken = await gateway.deps.db.select().from(events)
  expect(taken.filter(({ kind }) => kind === 'REMINDER_TAKEN')).toHaveLength(1)
})

test('once the end is put off the recipient is reminded of the new one, by another mail', async () => {
  const gateway = await testGateway()
  const { id } = await announced(gateway, [address])
  const notice = gateway.mails.sent.at(-1)
  gateway.clock.advance({ days: 28 })
  const reminders = [...(await remind(gateway))]
  const [delivery] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, id))
  await extendMessage(gateway.deps, { messageId: delivery?.messageId ?? '', days: 14, by: 'PAGE' })
  expect(await remind(gateway)).toEqual([])
  gateway.clock.advance({ days: 14 })
  reminders.push(...(await remind(gateway)))
  expect(new Set(reminders.map(({ messageId }) => messageId)).size).toBe(2)
  for (const { inReplyTo } of reminders) expect(inReplyTo).toBe(notice?.messageId)
  const taken = (await gateway.deps.db.select().from(events)).filter(({ kind }) => kind === 'REMINDER_TAKEN')
  expect(taken.map(({ details }) => details)).toEqual([{ ends: '2026-12-24' }, { ends: '2027-01-07' }])
})

test('a reminder that waits while the end is put off does not go out: it would be the one of the new end', async () => {
  const gateway = await testGateway()
  const { id } = await announced(gateway, [address])
  gateway.clock.advance({ days: 28 })
  gateway.mails.sent.splice(0)
  await remindRecipients(gateway.deps)
  const [delivery] = await gateway.deps.db.select().from(deliveries).where(eq(deliveries.id, id))
  await extendMessage(gateway.deps, { messageId: delivery?.messageId ?? '', days: 14, by: 'PAGE' })
  await gateway.runJobs()
  expect(gateway.mails.sent).toEqual([])
  gateway.clock.advance({ days: 14 })
  expect(await remind(gateway)).toHaveLength(1)
})

test('a reminder that no mail server takes is logged after the last try, and tried again on the next day', async () => {
  const gateway = await testGateway()
  const { id } = await announced(gateway, [address])
  gateway.clock.advance({ days: 28 })
  gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
  expect(await remind(gateway)).toEqual([])
  const logged: object[] = []
  const log = { ...gateway.deps.log, error: (event: string, fields?: object) => logged.push({ event, ...fields }) }
  await giveUpReminder({ ...gateway.deps, log }, { deliveryId: id })
  expect(logged).toEqual([{ event: 'a reminder cannot be delivered', delivery: id, code: 'TIMED_OUT' }])
  gateway.mails.outcome = { kind: 'MailTaken' }
  gateway.clock.advance({ days: 1 })
  expect(await remind(gateway)).toHaveLength(1)
})

test('nobody is reminded twice, on whichever server', async () => {
  const gateway = await testGateway()
  await announced(gateway, [address])
  gateway.clock.advance({ days: 28 })
  gateway.mails.sent.splice(0)
  await Promise.all([remindRecipients(gateway.deps), remindRecipients(gateway.deps)])
  await gateway.runJobs()
  expect(gateway.mails.sent).toHaveLength(1)
  gateway.clock.advance({ days: 1 })
  expect(await remind(gateway)).toEqual([])
})

test('whoever has opened the message is not reminded, even when it was opened while the reminder waited', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway, [address])
  gateway.clock.advance({ days: 28 })
  gateway.mails.sent.splice(0)
  await remindRecipients(gateway.deps)
  await press(gateway, recipient)
  await gateway.runJobs()
  expect(gateway.mails.sent).toEqual([])
})

test('what came yesterday needs no reminder, and the policy may want none', async () => {
  const short = await testGateway({ EXPIRY_DAYS: '1' })
  await announced(short, [address])
  expect(await remind(short)).toEqual([])
  const none = await testGateway({}, { policy: { receipts: { remindDaysBefore: 0 } } })
  await announced(none, [address])
  none.clock.advance({ days: 29 })
  expect(await remind(none)).toEqual([])
})

test.each(languages)(
  'in %s it says when the message is deleted, and when one can ask for more time',
  async (language) => {
    const gateway = await testGateway({ DEFAULT_LANGUAGE: language })
    await announced(gateway, [address])
    gateway.clock.advance({ days: 28 })
    const [reminder] = await remind(gateway)
    const { text = '', subject } = await sentMail(reminder ?? { envelope: { from: '', to: '' } })
    expect(subject).toBe(
      mailTexts[language].reminder.subject({ sender: 'Eva Ek', organisation: 'Exempelstad' } as never),
    )
    expect(text.replaceAll('\n', ' ')).toMatch(
      /den sista veckan .* mer tid|viimeisen viikon .* lisää aikaa|the last week .* for more time/,
    )
  },
)
