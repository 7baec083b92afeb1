import { expect } from '@playwright/test'
import type { ParsedMail } from 'mailparser'
import { answeringPrograms, answerLines, type Program } from '../../server/testing/answering-programs.ts'
import { byLink, eva, letter, secretText, somebody } from '../data.ts'
import { query } from '../support/database.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { followNotice } from '../support/recipient.ts'
import { test } from '../support/test.ts'

type Answering = {
  to: ParsedMail
  program: keyof typeof answeringPrograms
  said: string
  /** Before the subject that is answered. */
  prefix?: string
  headers?: string[]
  from?: string
  envelopeFrom?: string
  /** Instead of that of the mail. */
  address?: string
}

let answers = 0
const own = `${eva.name} <${eva.address}>`

const answerTo = (mail: ParsedMail) => mail.replyTo?.value[0]?.address ?? ''

/** Answers a mail over SMTP as a mail program does. */
async function answer(gateway: TestGateway, answering: Answering) {
  const { to, program, said, prefix = 'Sv: ', headers, from = own, envelopeFrom = eva.address } = answering
  const { address = answerTo(to) } = answering
  const about = {
    from,
    to: address,
    subject: `${prefix}${to.subject ?? ''}`,
    inReplyTo: to.messageId ?? '',
    messageId: `<${String(++answers)}.${String(process.pid)}@kommun.example>`,
    said: [said],
    quoted: { text: to.text ?? '', html: String(to.html) },
    signature: ['Med vänlig hälsning', eva.name, 'Tel 060-12 34 56'],
  }
  const raw = answerLines(answeringPrograms[program] as Program, about, headers).join('\r\n')
  await gateway.send({ raw, envelope: { from: envelopeFrom, to: [address] } })
}

test('a member of staff with nothing but a mail program gives a number, asks, gives more time and takes the message back', async ({
  page,
}) => {
  test.slow()
  const gateway = await startTestGateway({ DEFAULT_LEVEL: 'PIN' })
  try {
    const anna = somebody()
    await gateway.send(letter(byLink(anna)))
    const held = await gateway.outbox.mailTo(eva.address)
    expect(await gateway.outbox.mailsTo(anna.address)).toEqual([])

    await test.step('the number, from Outlook', async () => {
      await answer(gateway, { to: held, program: 'Outlook, HTML only', said: anna.phone })
      const done = await gateway.outbox.mailTo(eva.address, 2)
      expect(done.subject).toBe(`Numret är sparat: ${anna.name}`)
      expect(done.inReplyTo).toMatch(/@kommun\.example>$/)
      await followNotice(page, { gateway, person: anna })
    })

    await test.step('how things stand, from a phone', async () => {
      await answer(gateway, { to: held, program: 'iPhone', said: 'Status' })
      const status = await gateway.outbox.mailTo(eva.address, 3)
      expect(status.text).toContain('Mottagaren har fått länken')
      expect(`${status.text ?? ''}${String(status.html)}`).not.toContain(secretText)
    })

    await test.step('more time, in Finnish, from an answer to an answer', async () => {
      const status = await gateway.outbox.mailTo(eva.address, 3)
      await answer(gateway, {
        to: status,
        program: 'Thunderbird in Finnish, HTML and text',
        said: 'jatka 14',
        prefix: 'VS: ',
      })
      expect((await gateway.outbox.mailTo(eva.address, 4)).subject).toBe(`Aikaa on jatkettu: ${anna.name}`)
    })

    await test.step('nothing, when a machine, the recipient or somebody else says it, and an event says why', async () => {
      const bo = 'bo.ek@kommun.example'
      const forged = { to: held, program: 'Gmail on a phone' as const, said: 'förläng 7' }
      const refused = { responseCode: 550 }
      await answer(gateway, { ...forged, headers: ['Auto-Submitted: auto-replied'] })
      await answer(gateway, { ...forged, prefix: 'Autosvar: ' })
      await answer(gateway, { ...forged, from: anna.address, envelopeFrom: anna.address })
      await expect(answer(gateway, { ...forged, envelopeFrom: bo })).rejects.toMatchObject(refused)
      await expect(answer(gateway, { ...forged, from: bo, envelopeFrom: bo })).rejects.toMatchObject(refused)
      await expect(answer(gateway, { ...forged, from: bo })).rejects.toMatchObject(refused)
      const address = answerTo(held).replace(/\.\w{16}@/, '.0123456789abcdef@')
      await expect(answer(gateway, { ...forged, address })).rejects.toMatchObject(refused)
      const events = await query(
        gateway,
        "select kind, details ->> 'reason' as why from events where kind like 'COMMAND_%' order by id",
      )
      expect(events.filter(({ kind }) => kind === 'COMMAND_TAKEN')).toHaveLength(3)
      expect(events.flatMap(({ why }) => why ?? [])).toEqual([
        'AUTOMATIC',
        'AUTOMATIC',
        'FROM_RECIPIENT',
        'FROM_ELSEWHERE',
        'NOT_THE_SENDER',
        'NOT_THE_SENDER',
        'FORGED',
      ])
      expect(await gateway.outbox.mailsTo(eva.address)).toHaveLength(4)
    })

    await test.step('taken back, from winmail.dat', async () => {
      await answer(gateway, { to: held, program: 'Outlook, winmail.dat', said: 'Återkalla', prefix: 'RE: ' })
      expect((await gateway.outbox.mailTo(eva.address, 5)).subject).toBe(`Meddelandet är återkallat: ${anna.name}`)
      expect(await gateway.outbox.mailsTo(eva.address)).toHaveLength(5)
      await page.reload()
      await expect(page.getByText(secretText)).toHaveCount(0)
    })
  } finally {
    await gateway.stop()
  }
})
