import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mailRelay, type Arrival } from '../../testing/mail-relay.ts'
import { testGateway, uploadOf } from '../../testing/test-gateway.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { outboxMailSender } from '../ports/mail-sender.outbox.ts'
import { answerHeld } from './answer-held.ts'
import { sendSamples } from './send-samples.ts'

async function demo() {
  const folder = await mkdtemp(join(tmpdir(), 'sigill-demo-'))
  const { arrivals, url, close } = await mailRelay()
  onTestFinished(async () => {
    await close()
    await rm(folder, { recursive: true })
  })
  return {
    arrivals,
    config: { smtp: { host: '127.0.0.1', port: Number(new URL(url).port) }, outbox: { folder, url: '' } },
  }
}

test('the answer gives the held mail its number, whatever else was mailed to its sender since', async () => {
  const { deps, mails, clock, runJobs } = await testGateway({}, { policy: {} })
  const { arrivals, config } = await demo()
  const take = ({ from: sender, to: recipients, raw }: Arrival) =>
    acceptMail(deps, {
      sender,
      recipients,
      rfc822: uploadOf(raw, { fileName: 'mail.eml', contentType: 'message/rfc822' }),
    })
  await sendSamples({ ...config, suffix: '.s' })
  for (const mail of arrivals.splice(0)) await take(mail)
  await runJobs()
  const outbox = outboxMailSender(config.outbox.folder, clock)
  for (const mail of mails.sent) await outbox.send(mail)
  const receipt = mails.sent.find(({ messageId }) => messageId?.startsWith('<held.'))
  if (receipt) await outbox.send({ ...receipt, messageId: '<opened.later@x>', subject: 'later', replyTo: receipt.to })

  await answerHeld(config, '070-174 06 06')
  const [answer] = arrivals
  expect(answer && (await take(answer))).toEqual({ kind: 'CommandTaken', answered: true })
  const states = await deps.db.select({ state: deliveries.state }).from(deliveries)
  expect(states.map(({ state }) => state)).not.toContain('HELD')
})

test('without a mail that asks for a number it says what to do first', async () => {
  const { config } = await demo()
  await expect(answerHeld(config, 'status')).rejects.toThrow('Run npm run demo first.')
  await expect(answerHeld({ ...config, outbox: undefined }, 'status')).rejects.toThrow('SMTP_URL is set')
})
