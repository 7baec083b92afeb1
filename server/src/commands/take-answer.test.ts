import { beforeEach, describe, expect, test } from 'vitest'
import { answeringPrograms, answerLines } from '../../testing/answering-programs.ts'
import { anna, commandDelivery, eva, thunderbird, type CommandDelivery } from '../../testing/command-delivery.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { events } from '../events/events.tables.ts'
import { explainRecipient } from '../policy/explain-recipient.ts'
import { takenCommands } from './commands.tables.ts'

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
})

describe('an answer of the sender', () => {
  test.each(Object.entries(answeringPrograms))('from %s is done, and answered', async (_, program) => {
    expect(await commands.send(answerLines(program, commands.answer(['Återkalla']))), 'taken').toEqual({
      kind: 'CommandTaken',
      answered: true,
    })
    expect((await commands.now()).state).toBe('RECALLED')
    expect(await commands.eventsNow()).toMatchObject([
      { kind: 'COMMAND_TAKEN', deliveryId: commands.deliveryId, details: { command: 'RECALL', outcome: 'DONE' } },
    ])
    await commands.runJobs()
    expect(commands.mails.sent).toHaveLength(1)
    expect(commands.mails.sent[0]?.subject).toBe('Meddelandet är återkallat: Anna Berg')
  })

  test.each(['RE: ', 'Sv: ', 'SV: ', 'VS: ', 'Re: Sv: ', ''])('with the subject "%s…" is done', async (prefix) => {
    await commands.send(answerLines(thunderbird, { ...commands.answer(['recall']), subject: `${prefix}Besked` }))
    expect((await commands.now()).state).toBe('RECALLED')
  })

  test('is answered in its thread, by a mail that no machine answers', async () => {
    const said = commands.answer(['status'])
    await commands.send(answerLines(thunderbird, said))
    await commands.runJobs()
    const [mail] = commands.mails.sent
    if (!mail) throw new Error('no answer')
    expect(mail.envelope).toEqual({ from: '', to: eva })
    const { fields, inReplyTo, references, replyTo } = await sentMail(mail)
    expect(fields).toContain('Auto-Submitted: auto-replied')
    expect(fields).toContain('X-Auto-Response-Suppress: All')
    expect(inReplyTo).toBe(said.messageId)
    expect([references].flat()).toContain(said.messageId)
    expect(replyTo?.value[0]?.address).toBe(commands.to)
  })

  test('goes to the sender alone, whatever its Reply-To says', async () => {
    await commands.send(commands.linesOf(['status'], ['Reply-To: spion@elsewhere.example']))
    await commands.runJobs()
    expect(commands.mails.sent.map(({ envelope }) => envelope.to)).toEqual([eva])
  })

  test('in capitals in its addresses is the same', async () => {
    await commands.send(answerLines(thunderbird, { ...commands.answer(['recall']), from: 'EVA@Kommun.Example' }), {
      sender: 'Eva@KOMMUN.example',
      recipients: [commands.to.toUpperCase()],
    })
    expect((await commands.now()).state).toBe('RECALLED')
  })

  test('leaves no Message-ID behind once it is answered', async () => {
    await commands.send(commands.linesOf(['status']))
    expect(await commands.deps.db.select().from(takenCommands)).toMatchObject([
      { sealedMessageId: expect.any(Uint8Array) },
    ])
    await commands.runJobs()
    expect(await commands.deps.db.select().from(takenCommands)).toMatchObject([
      { sealedMessageId: null, command: 'STATUS' },
    ])
  })

  test('that is not understood changes nothing, and gets the list of what can be said', async () => {
    await commands.send(commands.linesOf(['Kan ni hjälpa mig?']))
    await commands.runJobs()
    expect((await commands.now()).state).toBe('ANNOUNCED')
    const { text = '' } = await sentMail(commands.mails.sent[0] as never)
    for (const word of ['återkalla', 'förläng 14', 'status', 'påminn', 'läskvitto på', 'läskvitto av'])
      expect(text).toContain(word)
  })
})

describe('a command address', () => {
  const explain = (address: string, sender: string | null = eva) => explainRecipient(commands.deps, { sender, address })

  test('is taken at RCPT, also without a sender', async () => {
    expect(await explain(commands.to)).toEqual({ kind: 'CommandExpected', address: commands.to })
    expect(await explain(commands.to, null)).toEqual({ kind: 'CommandExpected', address: commands.to })
  })

  test('that somebody made up is refused', async () => {
    const forged = commands.to.replace(
      /\.(\w)(\w{15})@/,
      (_, first: string, rest: string) => `.${first === '0' ? '1' : '0'}${rest}@`,
    )
    expect(await explain(forged)).toEqual({ kind: 'CommandExpected', address: forged })
    const ofNobody = forged.replace(/\+\w{8}/, '+00000000')
    for (const recipients of [[forged], [forged, `${anna}.s`], [ofNobody]]) {
      const refused = await commands.send(commands.linesOf(['recall']), { recipients })
      expect(refused).toMatchObject({ kind: 'MailRefused', code: 'RECIPIENT_REFUSED' })
    }
    expect((await commands.now()).state).toBe('ANNOUNCED')
    const { deliveryId } = commands
    expect(await commands.eventsNow()).toMatchObject([
      { kind: 'COMMAND_IGNORED', deliveryId, details: { reason: 'FORGED' } },
      { kind: 'COMMAND_IGNORED', deliveryId, details: { reason: 'FORGED' } },
    ])
  })

  test('is refused with a sentence once its time is over', async () => {
    commands.clock.advance({ days: 373 })
    expect(await explain(commands.to)).toEqual({ kind: 'CommandExpected', address: commands.to })
    const refused = await commands.send(commands.linesOf(['recall']))
    expect(refused).toMatchObject({ kind: 'MailRefused', code: 'COMMAND_EXPIRED' })
    expect('sentence' in refused && refused.sentence).toContain('skicka det på nytt')
    expect((await commands.now()).state).toBe('ANNOUNCED')
    expect(await commands.eventsNow()).toMatchObject([{ kind: 'COMMAND_IGNORED', details: { reason: 'EXPIRED' } }])
  })

  test('that is forged writes a hundred events a day, and no more', async () => {
    const { deps, deliveryId } = commands
    const messageId = (await commands.now()).messageId
    const row = { kind: 'COMMAND_IGNORED' as const, messageId, deliveryId, details: { reason: 'FORGED' } }
    await deps.db.insert(events).values(Array.from({ length: 99 }, () => ({ ...row, at: deps.clock.now() })))
    const forged = commands.to.replace(/\.\w{16}@/, '.0123456789abcdef@')
    const send = () => commands.send(commands.linesOf(['recall']), { recipients: [forged] })
    await send()
    expect(await send()).toMatchObject({ kind: 'MailRefused', code: 'RECIPIENT_REFUSED' })
    expect(await commands.eventsNow()).toHaveLength(100)
    commands.clock.advance({ days: 1, seconds: 1 })
    await send()
    expect(await commands.eventsNow()).toHaveLength(101)
  })

  test('a hundred times hides nothing that happens for another reason', async () => {
    const { deps, deliveryId } = commands
    const messageId = (await commands.now()).messageId
    const row = { kind: 'COMMAND_IGNORED' as const, messageId, deliveryId, details: { reason: 'FORGED' } }
    await deps.db.insert(events).values(Array.from({ length: 100 }, () => ({ ...row, at: deps.clock.now() })))
    await commands.send(commands.linesOf(['recall']), { recipients: [commands.to, `${anna}.s`] })
    expect((await commands.eventsNow()).slice(100)).toMatchObject([{ details: { reason: 'WITH_OTHERS' } }])
  })

  test.each([[[`${anna}.s`]], [['bo@kommun.example.s', `${anna}.s`]]])(
    'with other recipients refuses the mail, for they would not have it: %j',
    async (others) => {
      for (const recipients of [
        [commands.to, ...others],
        [...others, commands.to],
      ]) {
        expect(await commands.send(commands.linesOf(['recall']), { recipients })).toMatchObject({
          kind: 'MailRefused',
          code: 'COMMAND_WITH_OTHERS',
        })
      }
      expect((await commands.now()).state).toBe('ANNOUNCED')
      expect(await commands.eventsNow()).toMatchObject([
        { details: { reason: 'WITH_OTHERS' } },
        { details: { reason: 'WITH_OTHERS' } },
      ])
    },
  )
})
