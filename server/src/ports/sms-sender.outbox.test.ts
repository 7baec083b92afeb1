import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outboxSmsSender } from './sms-sender.outbox.ts'

const clock = { now: () => new Date('2026-11-24T18:24:55.123Z') }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox '))
})
afterEach(() => rm(folder, { recursive: true }))

test('an SMS becomes a file with number, text and time, oldest name first', async () => {
  const sender = outboxSmsSender(folder, clock)
  for (const text of ['first', 'second\n\n@localhost #123456']) {
    expect(await sender.send({ to: '+46701234567', text })).toEqual({ kind: 'SmsTaken', providerId: undefined })
  }
  const names = (await readdir(folder)).sort()
  expect(names).toEqual([
    expect.stringMatching(/^20261124T182455123Z-[0-9a-f]{8}\.sms\.json$/),
    expect.stringMatching(/^20261124T182455124Z-[0-9a-f]{8}\.sms\.json$/),
  ])
  expect(JSON.parse(await readFile(join(folder, names[1] ?? ''), 'utf8'))).toEqual({
    to: '+46701234567',
    text: 'second\n\n@localhost #123456',
    at: '2026-11-24T18:24:55.123Z',
  })
})

test('an SMS that cannot be written is deferred', async () => {
  const outcome = await outboxSmsSender('/dev/null/outbox', clock).send({ to: '+46701234567', text: 'x' })
  expect(outcome).toEqual({ kind: 'SmsDeferred', code: 'ENOTDIR' })
})
