import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outboxMailSender } from './mail-sender.outbox.ts'
import type { OutgoingMail } from './mail-sender.ts'

const at = new Date('2026-11-24T18:24:55.123Z')
const clock = { now: () => at }
const mail = (id: string): OutgoingMail => ({
  envelope: { from: 'bounces+1@sigill.example', to: 'anna@foretag.se' },
  from: 'sigill@sigill.example',
  to: 'anna@foretag.se',
  messageId: `<${id}@sigill.example>`,
  subject: `Mejl ${id}`,
  text: 'Hej',
})

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'outbox ')), 'outbox')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const files = async () => (await readdir(folder)).filter((name) => name.endsWith('.eml'))
const later = (seconds: number) => ({ now: () => new Date(at.getTime() + seconds * 1000) })

describe('the outbox folder', () => {
  test('gets a mail as a file with its return path on top, which only its owner can read', async () => {
    expect(await outboxMailSender(folder, clock).send(mail('notice.1'))).toEqual({ kind: 'MailTaken' })
    const [name = ''] = await files()
    expect(name).toBe('20261124T182455123Z-notice-1-sigill-example.eml')
    const raw = await readFile(join(folder, name), 'utf8')
    expect(raw).toMatch(/^Return-Path: <bounces\+1@sigill\.example>\r\nFrom: /)
    expect((await simpleParser(raw)).subject).toBe('Mejl notice.1')
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  test('has the oldest mail first by name, also within a millisecond', async () => {
    const sender = outboxMailSender(folder, clock)
    for (const id of ['c', 'a', 'b']) await sender.send(mail(id))
    const subjects = (await files()).sort().map((name) => name.replace(/^.*Z-|-sigill.*$/g, ''))
    expect(subjects).toEqual(['c', 'a', 'b'])
  })

  test('keeps one file of a mail that a job sends twice', async () => {
    await outboxMailSender(folder, clock).send(mail('notice.1'))
    expect(await outboxMailSender(folder, clock).send(mail('notice.1'))).toEqual({ kind: 'MailTaken' })
    expect(await files()).toHaveLength(1)
  })

  test('keeps one file of a mail that several processes send at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => outboxMailSender(folder, later(index)).send(mail('a'))))
    expect(await files()).toHaveLength(1)
  })

  test('gets the mail of a process that died over it under the name that it would have had', async () => {
    await outboxMailSender(folder, clock).send(mail('a'))
    const [name = ''] = await files()
    await rm(join(folder, name))
    await outboxMailSender(folder, later(60)).send(mail('a'))
    expect(await files()).toEqual([name])
  })

  test('does not keep what a process that died was writing', async () => {
    await outboxMailSender(folder, clock).send(mail('a'))
    for (const [name, minutes] of [['.old.part', 11] as const, ['.new.part', 9] as const]) {
      await writeFile(join(folder, name), 'half')
      const written = at.getTime() / 1000 - minutes * 60
      await utimes(join(folder, name), written, written)
    }
    await outboxMailSender(folder, clock).send(mail('b'))
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual(['.new.part'])
  })

  test('takes the mails of several processes at the same moment', async () => {
    const senders = Array.from({ length: 5 }, () => outboxMailSender(folder, clock))
    await Promise.all(senders.map((sender, index) => sender.send(mail(`notice.${index}`))))
    expect(await files()).toHaveLength(5)
  })

  test('shows nothing of a mail whose attachment breaks', async () => {
    const content = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        await Promise.resolve()
        throw new Error('the database went away')
      })(),
    )
    const outcome = await outboxMailSender(folder, clock).send({ ...mail('x'), attachments: [{ content }] })
    expect(outcome.kind).toBe('MailDeferred')
    expect((await readdir(folder)).filter((name) => name !== '.names')).toEqual([])
  })

  test('defers a mail that cannot be written', async () => {
    expect(await outboxMailSender('/dev/null/outbox', clock).send(mail('x'))).toEqual({
      kind: 'MailDeferred',
      code: 'ENOTDIR',
    })
  })
})
