import { beforeEach, describe, expect, test } from 'vitest'
import { answerLines } from '../../testing/answering-programs.ts'
import { commandDelivery, eva, thunderbird, type CommandDelivery } from '../../testing/command-delivery.ts'
import { secondServer } from '../../testing/second-server.ts'
import { sentMail } from '../../testing/sent-mail.ts'
import { rawMail } from '../../testing/test-gateway.ts'
import { acceptMail } from '../intake/accept-mail.ts'

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
})

describe('a command', () => {
  test('comes again, with another trace and in other words', async () => {
    const said = commands.answer(['status'])
    await commands.send(answerLines(thunderbird, said))
    await commands.forgetEvents()
    const again = [
      'Received: from x by y; Tue, 24 Nov 2026 11:00:00 +0100',
      ...answerLines(thunderbird, { ...said, said: ['Återkalla'] }),
    ]
    await commands.expectIgnored('REPLAYED', await commands.send(again))
  })

  test('comes again without a Message-ID', async () => {
    const lines = commands.linesOf(['status']).filter((line) => !line.startsWith('Message-ID'))
    await commands.send(lines)
    await commands.forgetEvents()
    await commands.expectIgnored('REPLAYED', await commands.send(lines))
  })

  test('comes twice at once: it is done once', async () => {
    const lines = commands.linesOf(['förläng 14'])
    const before = (await commands.now()).expiresAt.getTime()
    const results = await Promise.all([commands.send(lines), commands.send(lines), commands.send(lines)])
    expect(results.filter((result) => 'answered' in result && result.answered)).toHaveLength(1)
    expect((await commands.now()).expiresAt.getTime()).toBe(before + 14 * 86_400_000)
    expect((await commands.eventsNow()).map(({ kind }) => kind).sort()).toEqual([
      'COMMAND_IGNORED',
      'COMMAND_IGNORED',
      'COMMAND_TAKEN',
    ])
  })

  test('is the 21st of its day: machines that answer each other stop', async () => {
    for (let count = 0; count < 20; count++) await commands.send(commands.linesOf(['hej hej']))
    await commands.runJobs()
    expect(commands.mails.sent).toHaveLength(20)
    await commands.forgetEvents()
    await commands.expectIgnored('TOO_MANY', await commands.send(commands.linesOf(['status'])))
    commands.clock.advance({ days: 1, seconds: 1 })
    expect(await commands.send(commands.linesOf(['status']))).toEqual({ kind: 'CommandTaken', answered: true })
  })

  test('is one of sixty that come at once to two servers: twenty are done, and of the rest an event says why', async () => {
    const there = secondServer(commands)
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, place) =>
        acceptMail(place % 2 === 0 ? commands.deps : there, {
          sender: eva,
          recipients: [commands.to],
          rfc822: rawMail(commands.linesOf(['hej hej'])),
        }),
      ),
    )
    expect(results.filter((result) => 'answered' in result && result.answered)).toHaveLength(20)
    expect(results.filter((result) => 'code' in result && result.code === 'COMMAND_TOO_OFTEN')).toHaveLength(40)
    expect(await commands.answers()).toHaveLength(20)
    const kinds = (await commands.eventsNow()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'COMMAND_IGNORED')).toHaveLength(40)
  })

  test('is one of many that nobody may say, at once and on two servers: a hundred events of a day say so', async () => {
    const there = secondServer(commands)
    const lines = commands.linesOf(['status'], ['Auto-Submitted: auto-replied'])
    const envelope = { sender: eva, recipients: [commands.to] }
    for (const deps of [commands.deps, there])
      for (let count = 0; count < 49; count++) await acceptMail(deps, { ...envelope, rfc822: rawMail(lines) })
    const more = [commands.deps, there].flatMap((deps) =>
      Array.from({ length: 10 }, () => acceptMail(deps, { ...envelope, rfc822: rawMail(lines) })),
    )
    await Promise.all(more)
    expect(await commands.eventsNow()).toHaveLength(100)
  })

  test('that recalls is done and answered after any number of others', async () => {
    for (let count = 0; count < 21; count++) await commands.send(commands.linesOf(['hej hej']))
    expect(await commands.send(commands.linesOf(['Återkalla']))).toEqual({ kind: 'CommandTaken', answered: true })
    expect((await commands.now()).state).toBe('RECALLED')
  })

  test('answers our own answer by itself, as a responder does that keeps to no rule', async () => {
    await commands.send(commands.linesOf(['status']))
    await commands.runJobs()
    const { text = '' } = await sentMail(commands.mails.sent[0] as never)
    await commands.forgetEvents()
    await commands.expectIgnored(
      'AUTOMATIC',
      await commands.send(
        answerLines(thunderbird, { ...commands.answer(text.split('\n')), subject: 'Autosvar: Så ligger det till' }),
      ),
    )
  })
})
