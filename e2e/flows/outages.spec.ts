import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { startEmbeddedPostgres } from '../../server/launch/embedded-postgres.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { linkIn } from '../support/outbox.ts'
import { killProcess } from '../support/processes.ts'
import { test } from '../support/test.ts'

const mail = (change: SendMailOptions = {}): SendMailOptions => ({
  from: 'Eva Ek <eva@kommun.example>',
  to: 'anna@foretag.example.s',
  subject: 'Om mötet',
  text: 'Hej Anna!',
  messageId: `<${crypto.randomUUID()}@kommun.example>`,
  date: new Date('2026-11-24T10:00:00Z'),
  ...change,
})

/** A mail server sends the same bytes again; nodemailer would make other boundaries each time. */
async function sameBytes(message: SendMailOptions): Promise<SendMailOptions> {
  const { message: raw, envelope } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message)
  return { envelope: { ...envelope, from: envelope.from || '' }, raw: raw as Buffer }
}

/** As a mail server does: the same mail again, until it is taken. @returns the answers before that */
async function sendUntilTaken(gateway: TestGateway, message: SendMailOptions): Promise<string[]> {
  const answers: string[] = []
  for (;;) {
    try {
      await gateway.send(message)
      return answers
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string }
      answers.push(String(responseCode ?? code))
      if (responseCode !== undefined && responseCode >= 500) throw error
      if (answers.length > 400) throw new Error(`never taken: ${answers.join(' ')}`, { cause: error })
      await sleep(250)
    }
  }
}

test('a server that is killed while it stores a mail loses nothing and makes no second message', async ({
  gateway,
}) => {
  const large = Buffer.alloc(8 * 1024 * 1024, 'x')
  for (const delay of [40, 120, 200]) {
    const to = `killed-${delay}@foretag.example`
    const message = await sameBytes(mail({ to: `${to}.s`, attachments: [{ filename: 'stor.bin', content: large }] }))
    const taken = sendUntilTaken(gateway, message)
    await sleep(delay)
    await killProcess({ dataFolder: gateway.dataFolder, script: 'server/src/main.ts' })
    await taken
    await gateway.outbox.mailTo(to)
    await sendUntilTaken(gateway, message)
    await sleep(500)
    expect(await gateway.outbox.mailsTo(to)).toHaveLength(1)
  }
})

test('while the database is away mail is asked to come again, and comes through afterwards', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sigill-database-'))
  const options = { folder, logFile: join(folder, 'log') }
  const database = await startEmbeddedPostgres(options)
  const gateway = await startTestGateway({ DATABASE_URL: database.url })
  await database.stop()
  const refused = await gateway.send(mail()).catch((error: unknown) => error)
  expect(String((refused as { responseCode: number }).responseCode)).toMatch(/^4/)
  const ready = await fetch(`${gateway.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ failing: expect.arrayContaining(['database']) })
  const again = await startEmbeddedPostgres({ ...options, port: database.port })
  await sendUntilTaken(gateway, mail())
  linkIn(await gateway.outbox.mailTo('anna@foretag.example'))
  await gateway.stop()
  await again.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a recipient is told when the SMS cannot be sent', async ({ page }) => {
  const provider = createServer((_request, response) => response.writeHead(500).end())
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const { port } = provider.address() as AddressInfo
  const gateway = await startTestGateway({ SMS_URL: `http://127.0.0.1:${String(port)}/sms` })
  await gateway.send(mail({ to: 'anna@foretag.example.0701234567.s' }))
  await page.goto(linkIn(await gateway.outbox.mailTo('anna@foretag.example')))
  await page.getByRole('button', { name: 'Open message' }).click()
  await expect(page.getByText(/could not be sent/i)).toBeVisible()
  await gateway.stop()
  provider.close()
})

test('a thousand recipients are one mail to send and a thousand notices', async ({ gateway }) => {
  const to = Array.from({ length: 1000 }, (_, index) => `person${index}@tusen.example`)
  await gateway.send(mail({ to: to.map((address) => `${address}.s`) }))
  const notices = [to[0], to[499], to[999]].map((address = '') => gateway.outbox.mailTo(address))
  expect(new Set((await Promise.all(notices)).map(linkIn)).size).toBe(3)
})
