import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { serve } from '../../testing/test-server.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
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
  const report = async (status: string, { to = path, id = 's1234' } = {}) => {
    const body = new URLSearchParams({ id, status, delivered: '2026-11-24T10:00:05' })
    return (await fetch(origin + to, { method: 'POST', body })).status
  }
  const shown = async () => {
    const found = await findDelivery(gateway.deps, recipient)
    return found.kind === 'DeliverySummary' ? found.pin?.report : found.kind
  }
  const reports = async () => {
    const happened = await gateway.deps.db.select().from(events).where(eq(events.kind, 'PIN_REPORTED'))
    return happened.map(({ details }) => details)
  }
  return { report, reports, shown }
}

test('what the provider says of an SMS is shown to the person who waits for it', async () => {
  const { report, shown } = await waitingForSms()
  expect(await shown()).toBe('SENT')
  expect(await report('delivered')).toBe(204)
  expect(await shown()).toBe('DELIVERED')
})

test('a report of an SMS that is not known yet is asked for again', async () => {
  const { report, shown } = await waitingForSms()
  expect(await report('delivered', { id: 's9999' })).toBe(503)
  expect(await shown()).toBe('SENT')
})

test.each([
  ['delivered', 'DELIVERED'],
  ['failed', 'DeliveryHeld'],
])('an SMS that was reported as %s stays so when a report of sent comes late', async (status, then) => {
  const { report, shown } = await waitingForSms()
  await report(status)
  expect(await report('sent')).toBe(204)
  expect(await shown()).toBe(then)
})

test('a report that comes twice is one event', async () => {
  const { report, reports } = await waitingForSms()
  await Promise.all([report('delivered'), report('delivered'), report('delivered')])
  expect(await reports()).toEqual([{ status: 'DELIVERED' }])
})

test('a report from somebody who does not know our address for reports changes nothing', async () => {
  const { report, shown } = await waitingForSms()
  expect(await report('failed', { to: '/sms-reports/guess' })).toBe(404)
  expect(await report('made up')).toBe(204)
  expect(await shown()).toBe('SENT')
})
