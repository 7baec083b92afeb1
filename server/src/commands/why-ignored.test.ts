import { beforeEach, describe, expect, test } from 'vitest'
import { answerLines } from '../../testing/answering-programs.ts'
import { anna, commandDelivery, eva, thunderbird, type CommandDelivery } from '../../testing/command-delivery.ts'
import { erasedAddress } from '../deliveries/erased.ts'
import { erasePerson } from '../erasure/erase-person.ts'

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
})

describe('nothing happens, and an event says why, when a command', () => {
  const recall = (headers: string[] = []) => commands.linesOf(['Återkalla'], headers)

  test('is from somebody else, as of whoever sent from a shared mailbox and answers as themselves', async () => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from: 'bo@kommun.example' })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines, { sender: 'bo@kommun.example' }))
  })

  test('is from the address that stands in place of one that was erased, or from whoever had that', async () => {
    await erasePerson(commands.deps, { address: eva })
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from: erasedAddress })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines, { sender: erasedAddress }))
    await commands.forgetEvents()
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(recall()))
  })

  test('has the sender in From only, as of a delegate of theirs', async () => {
    await commands.expectIgnored('FROM_ELSEWHERE', await commands.send(recall(), { sender: 'bo@kommun.example' }))
  })

  test('has the sender in its envelope only', async () => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from: 'bo@kommun.example' })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test('is from several', async () => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from: `${eva}, bo@kommun.example` })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test.each([
    'bo, eva@kommun.example',
    'bo <>, eva@kommun.example',
    'g:eva@kommun.example;',
    '<eva@kommun.example> bo@evil.example',
    '<eva@kommun.example>@evil.example',
  ])('can be read as from somebody else: %s', async (from) => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test('names another who sent it, a delegate', async () => {
    await commands.expectIgnored('FROM_ELSEWHERE', await commands.send(recall(['Sender: bo@kommun.example'])))
  })

  test('names two who sent it', async () => {
    const lines = recall(['Sender: bo@kommun.example, eva@kommun.example'])
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test('has the sender in its display name', async () => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from: `"${eva}" <bo@kommun.example>` })
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test('does not say who it is from', async () => {
    const lines = recall().filter((line) => !line.startsWith('From:'))
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(lines))
  })

  test('has two From fields', async () => {
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(['From: bo@kommun.example', ...recall()]))
  })

  test('is handed in by a login that may not be the sender', async () => {
    await commands.expectIgnored('NOT_THE_SENDER', await commands.send(recall(), { senders: ['bo@kommun.example'] }))
  })

  test.each([
    [anna, anna],
    [eva, anna],
    [anna, eva],
  ])('is from the recipient: From %s, envelope %s', async (from, sender) => {
    const lines = answerLines(thunderbird, { ...commands.answer(['Återkalla']), from })
    await commands.expectIgnored('FROM_RECIPIENT', await commands.send(lines, { sender }))
  })

  test('was found to be forged by the organisation’s own mail server', async () => {
    const found =
      'Authentication-Results: mx.kommun.example; spf=fail smtp.mailfrom=kommun.example; dmarc=fail header.from=kommun.example'
    await commands.expectIgnored('NOT_AUTHENTIC', await commands.send([found, ...recall()]))
  })

  test.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated'],
    ['Precedence: bulk'],
    ['Precedence: auto_reply'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: x'],
    ['X-Loop: x'],
    ['List-Id: <staff.kommun.example>'],
    ['X-Failed-Recipients: eva@kommun.example'],
  ])('is automatic: %s', async (header) => {
    await commands.expectIgnored('AUTOMATIC', await commands.send(recall([header])))
  })

  test.each([
    'Autosvar: Besked',
    'Automatiskt svar: Besked',
    'Frånvaro: x',
    'Automatic reply: x',
    'Out of Office: x',
    'Automaattinen vastaus: x',
    'Poissaoloviesti: x',
  ])('says in its subject that it is automatic: %s', async (subject) => {
    await commands.expectIgnored(
      'AUTOMATIC',
      await commands.send(answerLines(thunderbird, { ...commands.answer(['Återkalla']), subject })),
    )
  })

  test('has the null return path', async () => {
    await commands.expectIgnored('AUTOMATIC', await commands.send(recall(), { sender: null }))
  })

  test.each([
    ['multipart/report; report-type=delivery-status; boundary=b', 'message/delivery-status'],
    ['multipart/report; report-type=disposition-notification; boundary=b', 'message/disposition-notification'],
    ['multipart/mixed; boundary=b', 'text/calendar; method=REPLY'],
  ])('is a report: %s with %s', async (type, part) => {
    const lines = [
      `From: Eva Ek <${eva}>`,
      `To: ${commands.to}`,
      'Subject: x',
      'Message-ID: <r@kommun.example>',
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'recall',
      '',
      '--b',
      `Content-Type: ${part}`,
      '',
      'Reporting-MTA: dns; x',
      '',
      '--b--',
      '',
    ]
    await commands.expectIgnored('AUTOMATIC', await commands.send(lines))
  })
})

test('a command is taken though the mail server has put its tag before the return path', async () => {
  const taken = await commands.send(commands.linesOf(['Status']), { sender: `prvs=0123abcdef=${eva}` })
  expect(taken).toEqual({ kind: 'CommandTaken', answered: true })
})
