import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { languages } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { announced, press } from '../../testing/pin-delivery.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { commandRightOf } from '../commands/command-address.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { digestMail, type Digest } from './digest-mail.ts'
import { giveUpDigest } from './give-up-digest.ts'
import { makeDigests } from './make-digests.ts'

const sender = 'eva@kommun.example'
const to = (...names: string[]) => names.map((name) => `${name}@foretag.example.s`)

/** The digests that go out when the morning's job runs. */
async function morning({ deps, mails, runJobs }: TestGateway) {
  mails.sent.splice(0)
  await makeDigests(deps)
  await runJobs()
  return Promise.all(mails.sent.map(sentMail))
}

test('what is not opened after three days is told in one mail, once', async () => {
  const gateway = await testGateway()
  await announced(gateway, to('anna', 'bo'))
  gateway.clock.advance({ days: 2 })
  expect(await morning(gateway)).toEqual([])
  gateway.clock.advance({ days: 1 })
  const [digest, ...more] = await morning(gateway)
  expect(more).toEqual([])
  expect(digest?.subject).toBe('2 skyddade meddelanden är inte öppnade')
  for (const each of ['anna@foretag.example', 'bo@foretag.example', 'INTE ÖPPNAT PÅ 3 DAGAR'])
    expect(digest?.text).toContain(each)
  gateway.clock.advance({ days: 1 })
  expect(await morning(gateway)).toEqual([])
})

test('what was opened is not told', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway, to('anna'))
  await press(gateway, recipient)
  gateway.clock.advance({ days: 29 })
  expect(await morning(gateway)).toEqual([])
})

test('what nobody has opened is told again on the day before it ends', async () => {
  const gateway = await testGateway()
  await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 3 })
  expect(await morning(gateway)).toHaveLength(1)
  gateway.clock.advance({ days: 25 })
  expect(await morning(gateway)).toEqual([])
  gateway.clock.advance({ days: 1 })
  const [digest] = await morning(gateway)
  expect(digest?.text).toContain('RADERAS SENAST I MORGON')
  gateway.clock.advance({ minutes: 60 })
  expect(await morning(gateway)).toEqual([])
})

test('tomorrow is the day after today where the organisation is', async () => {
  const policy = { receipts: { notOpenedAfterDays: 0 } }
  const digestsIn = async (TIME_ZONE: string, minutes: number) => {
    const gateway = await testGateway({ TIME_ZONE }, { policy })
    gateway.clock.advance({ minutes: 12 * 60 + 30 }) // 23:30 in Stockholm, 00:30 in Helsinki.
    await announced(gateway, to('anna'))
    gateway.clock.advance({ days: 28, minutes })
    return morning(gateway)
  }
  const noon = 11 * 60 + 30
  expect(await digestsIn('Europe/Stockholm', noon)).toHaveLength(1)
  expect(await digestsIn('Europe/Helsinki', noon)).toEqual([])
  expect(await digestsIn('Europe/Helsinki', 24 * 60)).toHaveLength(1)
})

test('two servers in the same morning make one digest, and a sender has one a day', async () => {
  const gateway = await testGateway()
  await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 3 })
  gateway.mails.sent.splice(0)
  await Promise.all([makeDigests(gateway.deps), makeDigests(gateway.deps)])
  await gateway.runJobs()
  expect(gateway.mails.sent).toHaveLength(1)
})

test('a digest that waits for its mail server leaves out what was opened meanwhile', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 3 })
  gateway.mails.sent.splice(0)
  await makeDigests(gateway.deps)
  await press(gateway, recipient)
  await gateway.runJobs()
  expect(gateway.mails.sent).toEqual([])
})

test('what is held is told with what it waits for, and the answer gives the number', async () => {
  const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
  await acceptMail(gateway.deps, { sender, recipients: to('anna'), rfc822: simpleMail() })
  await gateway.runJobs()
  gateway.clock.advance({ days: 3 })
  const [digest] = await morning(gateway)
  expect(digest?.text).toContain('Väntar på ett mobilnummer från dig.')
  const [delivery] = await gateway.deps.db.select().from(deliveries)
  const answerTo = digest?.replyTo?.value[0]?.address ?? ''
  expect(commandRightOf(gateway.deps, answerTo)).toEqual({ deliveryId: delivery?.id, isDigest: false, isOver: false })
  expect(digest?.text).toContain(`* ${mailTexts.sv.receipts.answers.number.say} – `)
  expect(digest?.text).not.toContain('* påminn – ')
})

test('of a digest that no mail server takes the operator hears, and the next morning tells the same', async () => {
  const gateway = await testGateway()
  const { id } = await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 3 })
  gateway.mails.outcome = { kind: 'MailDeferred', code: '451' }
  expect(await morning(gateway)).toEqual([])
  const logged: object[] = []
  const log = { ...gateway.deps.log, error: (event: string, fields?: object) => logged.push({ event, ...fields }) }
  await giveUpDigest({ log }, { deliveryIds: [id] })
  expect(logged).toEqual([{ event: 'a digest cannot be delivered to the sender', delivery: id, code: 'TIMED_OUT' }])
  gateway.mails.outcome = { kind: 'MailTaken' }
  gateway.clock.advance({ days: 1 })
  expect(await morning(gateway)).toHaveLength(1)
})

test('an answer to a digest of several messages changes nothing, and says how to answer about one of them', async () => {
  const gateway = await testGateway()
  await announced(gateway, to('anna', 'bo'))
  gateway.clock.advance({ days: 3 })
  const answerTo = (await morning(gateway)).flatMap(({ replyTo }) => replyTo?.value ?? [])[0]?.address ?? ''
  gateway.mails.sent.splice(0)
  const rfc822 = simpleMail({ to: answerTo, text: 'återkalla' })
  expect(await acceptMail(gateway.deps, { sender, recipients: [answerTo], rfc822 })).toMatchObject({ answered: true })
  await gateway.runJobs()
  const states = (await gateway.deps.db.select().from(deliveries)).map(({ state }) => state)
  expect(states).toEqual(['ANNOUNCED', 'ANNOUNCED'])
  const answers = await Promise.all(gateway.mails.sent.map(sentMail))
  expect(answers).toMatchObject([
    { subject: mailTexts.sv.answers.which.heading, replyTo: { value: [{ address: answerTo }] } },
  ])
  const { text = '' } = answers[0] ?? {}
  for (const word of ['”Svara om det här”', '* återkalla – ', '* lås upp – ']) expect(text).toContain(word)
  expect(text).not.toMatch(/foretag\.example|\/sent\//)
})

test('senders are written to in the language of their organisation', async () => {
  const rules = [{ name: 'all in Finnish', when: {}, then: { language: 'fi' as const } }]
  const gateway = await testGateway({}, { policy: { rules } })
  await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 3 })
  const [digest] = await morning(gateway)
  expect(digest?.subject).toBe(mailTexts.sv.digest.subject({ count: 1 }))
})

test('the policy says after how many days, and whether at all', async () => {
  const gateway = await testGateway({}, { policy: { receipts: { notOpenedAfterDays: 0, expiresTomorrow: false } } })
  await announced(gateway, to('anna'))
  gateway.clock.advance({ days: 29 })
  expect(await morning(gateway)).toEqual([])
})

test('what is undeliverable or locked was told already', async () => {
  const gateway = await testGateway()
  const { id } = await announced(gateway, to('anna'))
  await gateway.deps.db.update(deliveries).set({ state: 'LOCKED' }).where(eq(deliveries.id, id))
  gateway.clock.advance({ days: 29 })
  expect(await morning(gateway)).toEqual([])
})

const waitingFor = (n: number): Digest['waiting'][number] => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  recipient: { name: `Anna ${n}`, address: `anna${n}@foretag.se` },
  sentAt: new Date('2026-11-24T18:24:00Z'),
  expiresAt: new Date('2026-12-24T18:24:00Z'),
  isHeld: false,
  endsTomorrow: n === 1,
  possible: { actions: ['SEND_NOTICE_AGAIN', 'RECALL'], extendableDays: 300 },
  ways: { answerTo: `svar+${n}@sigill.se`, statusPage: `https://sigill.se/sent/${n}#A` },
})
const digest = (language: Digest['language'], count: number): Digest => ({
  gateway: {
    from: 'sigill@sigill.se',
    domain: 'sigill.se',
    organisation: 'Kommunen',
    publicUrl: 'https://sigill.se',
    timeZone: 'Europe/Stockholm',
  },
  language,
  day: '2026-11-27',
  sender: { address: sender },
  notOpenedAfterDays: 3,
  waiting: [1, 2, 3].slice(0, count).map(waitingFor),
  answerTo: 'svar+1.d.0@sigill.se',
})

test.each(languages)(
  'in %s, of several messages each has its own way to answer, and the digest has another',
  async (language) => {
    const mail = await sentMail(digestMail(digest(language, 3)))
    expect(mail.replyTo?.value[0]?.address).toBe('svar+1.d.0@sigill.se')
    for (const n of [1, 2, 3]) {
      expect(mail.html).toContain(`href="mailto:svar+${n}@sigill.se"`)
      expect(mail.text).toContain(`svar+${n}@sigill.se`)
      expect(mail.text).toContain(`https://sigill.se/sent/${n}#A`)
    }
    expect(mail.fields).toContain('Auto-Submitted: auto-generated')
  },
)

test.each(languages)('in %s, one day is not told as days', async (language) => {
  const { text = '' } = await sentMail(digestMail({ ...digest(language, 3), notOpenedAfterDays: 1 }))
  expect(text).toMatch(/PÅ ETT DYGN|VUOROKAUTEEN|FOR A DAY/)
  expect(text).not.toMatch(/\b1 (DAGAR|PÄIVÄÄN|DAYS)/)
})
