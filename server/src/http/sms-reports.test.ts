import { expect, test } from 'vitest'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { serve } from '../../testing/test-server.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { smsReportsRouter, smsReportUrl } from './sms-reports.ts'

async function waitingForSms() {
  const gateway = await testGateway()
  const recipients = ['anna@foretag.example.0701234567.s']
  await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients, rfc822: simpleMail() })
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent[0])
  gateway.sms.outcome = { kind: 'SmsTaken', providerId: 's1234' }
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  const origin = await serve(smsReportsRouter(gateway.deps))
  const path = new URL(smsReportUrl(gateway.deps)).pathname
  const report = async (status: string, to = path) => {
    const body = new URLSearchParams({ id: 's1234', status, delivered: '2026-11-24T10:00:05' })
    return (await fetch(origin + to, { method: 'POST', body })).status
  }
  const shown = async () => {
    const found = await findDelivery(gateway.deps, recipient)
    return found.kind === 'DeliverySummary' ? found.pin?.report : found.kind
  }
  return { report, shown }
}

test('what the provider says of an SMS is shown to the person who waits for it', async () => {
  const { report, shown } = await waitingForSms()
  expect(await shown()).toBe('SENT')
  expect(await report('delivered')).toBe(204)
  expect(await shown()).toBe('DELIVERED')
})

test('a report from somebody who does not know our address for reports changes nothing', async () => {
  const { report, shown } = await waitingForSms()
  expect(await report('failed', '/sms-reports/guess')).toBe(404)
  expect(await report('made up')).toBe(204)
  expect(await shown()).toBe('SENT')
})
