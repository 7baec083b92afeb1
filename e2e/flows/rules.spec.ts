import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { SmtpClient } from '../../haraka-plugins/testing/smtp-client.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { processesOf } from '../support/processes.ts'

const eva = 'eva@kommun.se'
const policy = {
  rules: [
    { name: 'confidential', when: { header: { Sensitivity: ['Private'] } }, then: { level: 'PIN' } },
    { name: 'no SMS', when: { recipientDomain: ['region.se'] }, then: { sms: false } },
  ],
}
let folder: string
let file: string
let gateway: TestGateway

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await mkdtemp(join(tmpdir(), 'sigill-policy-'))
  file = join(folder, 'policy.json')
  await writeFile(file, JSON.stringify({ rules: policy.rules.slice(1) }))
  gateway = await startTestGateway({
    POLICY_FILE: file,
    SENDER_DOMAINS: 'kommun.se',
    MAIL_DOMAIN: 'sigill.kommun.se',
    MAIL_FROM: 'sigill@sigill.kommun.se',
    LOG_LEVEL: 'info',
  })
})

test.afterAll(async () => {
  await gateway.stop()
  await rm(folder, { recursive: true })
})

/** As SMTP says it to a client that did not ask for UTF-8. */
const inAscii = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '')

/** The table of docs/addresses.md: an address, and what is answered in two languages. */
async function typingErrors() {
  const text = await readFile(new URL('../../docs/addresses.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([^`]+)` +\| ([^|]{20,}?) +\| ([^|]+?) +\|$/gm)]
  return rows.map(([, address = '', swedish = '', english = '']) => ({ address, sentence: `${swedish} / ${english}` }))
}

/** Hands a mail in and gives the answer to it. */
async function answerTo(headers: string[], recipient = 'anna@foretag.se.s') {
  const client = await SmtpClient.greeted(gateway.smtp.port)
  await client.commands(`MAIL FROM:<${eva}>`, `RCPT TO:<${recipient}>`)
  const lines = [`From: ${eva}`, `To: ${recipient}`, ...headers, '', 'Hej!', '']
  const { text } = await client.data(lines.join('\r\n'))
  client.close()
  return text
}

async function reread(next: string) {
  await writeFile(file, next)
  const [server = 0] = await processesOf({ dataFolder: gateway.dataFolder, script: 'server/src/main.ts' })
  process.kill(server, 'SIGHUP')
}
const serverLog = () => readFile(join(gateway.dataFolder, 'logs', 'server.log'), 'utf8')

test('a typing error in an address is met at RCPT with the sentence that helps, as the documentation has it', async () => {
  const errors = await typingErrors()
  expect(errors.length).toBeGreaterThan(20)
  const client = await SmtpClient.greeted(gateway.smtp.port)
  await client.command(`MAIL FROM:<${eva}>`)
  for (const { address, sentence } of errors) {
    const { text } = await client.command(`RCPT TO:<${address}>`)
    expect(text.replace(/^550 \d\.\d\.\d /, ''), address).toBe(inAscii(sentence))
  }
  client.close()
})

test('a mail that is mixed, or has a number in its subject, is taken as the policy says, and its sender reads why', async () => {
  expect(await answerTo(['Cc: bo@foretag.se', 'Subject: Hej', 'Message-ID: <mixed@kommun.se>'])).toMatch(/^250 /)
  const warning = await gateway.outbox.mailTo(eva)
  expect(warning.text).toContain('bo@foretag.se')
  expect(warning.inReplyTo).toBe('<mixed@kommun.se>')
  expect(await answerTo(['Subject: Hej [SMS:070]'])).toMatch(/^550 5\.1\.1 Numret i amnesraden .*\[SMS:0701234567\]/)
  expect(await answerTo(['Subject: [SMS:0701234567] Hej'], 'anna@region.se.s')).toMatch(/^550 5\.1\.1 .* sms; /)
})

test('the policy is read again at SIGHUP, and a faulty one is not taken', async () => {
  expect(await answerTo(['Sensitivity: Private', 'Subject: Hej'])).toMatch(/^250 /)
  await reread(JSON.stringify({ ...policy, mixedMail: 'refuse' }))
  const mixed = ['Cc: bo@foretag.se', 'Subject: Hej']
  await expect.poll(() => answerTo(mixed)).toMatch(/^550 5\.7\.1 Alla i Till och Kopia .* \/ All in To and Cc/)
  // Private asks for a code now, and no number is known.
  expect(await answerTo(['Sensitivity: Private', 'Subject: Hej', 'Message-ID: <held@kommun.se>'])).toMatch(/^250 /)
  // Warnings of mixed mails that the policy before still took may come meanwhile.
  const answered = async () => (await gateway.outbox.mailsTo(eva)).map(({ inReplyTo }) => inReplyTo)
  await expect.poll(answered).toContain('<held@kommun.se>')

  await reread('{ "mixedMail": "allow" }')
  await expect.poll(serverLog).toContain('the policy stays as it was: POLICY_FILE, line 1: mixedMail is neither')
  expect(await answerTo(mixed)).toMatch(/^550 5\.7\.1 /)
})
