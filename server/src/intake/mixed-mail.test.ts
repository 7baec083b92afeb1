import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { rawMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { textOf } from '../../testing/test-recipient.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const anna = 'anna@foretag.example.s'

type Named = { to?: string; cc?: string; recipients?: string[]; refused?: string[] }

const take = (
  { deps }: TestGateway,
  { to = 'Anna <anna@foretag.example.s>', cc = '', recipients = [anna], refused }: Named,
) => {
  const lines = [
    `From: Eva Ek <${sender}>`,
    `To: ${to}`,
    ...(cc === '' ? [] : [`Cc: ${cc}`]),
    'Message-ID: <1@kommun.example>',
  ]
  const rfc822 = rawMail([...lines, 'Subject: Hemlig rubrik', '', 'Hej', ''])
  return acceptMail(deps, { sender, recipients, refused, rfc822 })
}

const warnings = async (gateway: TestGateway) => {
  await gateway.runJobs()
  return gateway.mails.sent.filter(({ envelope }) => envelope.to === sender)
}

describe('a mail to protected and plain recipients', () => {
  test('is taken, and its sender is told who gets it in clear', async () => {
    const gateway = await testGateway()
    await take(gateway, { cc: 'Bo <bo@foretag.example>, Cia <cia@annan.example>, BO@foretag.example' })
    const [warning, ...others] = await warnings(gateway)
    expect(others).toEqual([])
    expect(textOf(warning)).toContain('bo@foretag.example, cia@annan.example.')
    expect(warning).toMatchObject({
      inReplyTo: '<1@kommun.example>',
      subject: 'Några får ditt mejl oskyddat (adresser utan .s)',
    })
    expect(JSON.stringify(warning)).not.toContain('Hemlig rubrik')
    const written = await gateway.deps.db.select().from(events)
    expect(written.find(({ kind }) => kind === 'MIXED_MAIL')).toMatchObject({ details: { plain: 2 } })
    expect(JSON.stringify(written)).not.toContain('bo@')
  })

  test.each([
    ['sv', 'Några får mejlet oskyddat'],
    ['fi', 'Osa saa viestin suojaamattomana'],
    ['en', 'Some get the mail unprotected'],
  ])('is told of in the language of the organisation: %s', async (language, heading) => {
    const gateway = await testGateway({ DEFAULT_LANGUAGE: language })
    await take(gateway, { cc: 'bo@foretag.example' })
    const [warning] = await warnings(gateway)
    expect(textOf(warning).toLowerCase()).toContain(heading.toLowerCase())
  })

  test.each([
    ['the sender, who keeps a copy', `Eva <${sender.toUpperCase()}>`],
    ['the gateway', 'Sigill <sigill@sigill.example>'],
    ['another protected recipient', 'bo@foretag.example.0701234567.S'],
    ['somebody whose suffix is misspelt', 'bo@foretag.example.ss'],
    ['a group without members', 'undisclosed-recipients:;'],
  ])('is none when Cc names %s', async (_, cc) => {
    const gateway = await testGateway()
    await take(gateway, { cc })
    expect(await warnings(gateway)).toEqual([])
  })

  test('names nobody whom we have just refused ourselves', async () => {
    const gateway = await testGateway()
    const cc = 'Bo <bo@foretag.example>, cia@annan.example'
    await take(gateway, { cc, refused: ['BO@foretag.example'] })
    const [warning] = await warnings(gateway)
    expect(textOf(warning)).toContain('cia@annan.example.')
    expect(textOf(warning)).not.toMatch(/bo@/i)
  })

  test('is none when all that are plain were refused', async () => {
    const gateway = await testGateway()
    await take(gateway, { cc: 'bo@foretag.example', refused: ['bo@foretag.example'] })
    expect(await warnings(gateway)).toEqual([])
  })

  test('is told of once, though the mail server sends it in two', async () => {
    const gateway = await testGateway()
    const to = 'anna@foretag.example.s, cia@annan.example.s, bo@foretag.example'
    await take(gateway, { to })
    await take(gateway, { to, recipients: ['cia@annan.example.s'] })
    await take(gateway, { to })
    expect(await warnings(gateway)).toHaveLength(1)
  })

  test('is told of once, though its two transactions are committed together', async () => {
    const gateway = await testGateway()
    const to = 'anna@foretag.example.s, cia@annan.example.s, bo@foretag.example'
    const { db } = gateway.deps
    const waiting: Promise<unknown>[] = []
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table messages in exclusive mode`)
      const rfc822 = rawMail([`From: ${sender}`, 'Message-ID: <0@kommun.example>', '', 'Hej', ''])
      waiting.push(acceptMail(gateway.deps, { sender, recipients: [anna], rfc822 }))
      await setTimeout(500) // The transaction of the one above waits for the lock, those below for the transaction.
      for (const recipient of [anna, 'cia@annan.example.s'])
        waiting.push(take(gateway, { to, recipients: [recipient] }))
      await setTimeout(500)
    })
    await Promise.all(waiting)
    expect(await warnings(gateway)).toHaveLength(1)
  })

  test('is refused where the policy says so, with a sentence that says what to write', async () => {
    const gateway = await testGateway({}, { policy: { mixedMail: 'refuse' } })
    const refused = await take(gateway, { cc: 'bo@foretag.example' })
    expect(refused).toMatchObject({
      kind: 'MailRefused',
      code: 'MIXED_RECIPIENTS',
      sentence: expect.stringContaining('skriv .s efter varje adress') as string,
    })
    expect((await take(gateway, {})).kind).toBe('MailAccepted')
  })
})
