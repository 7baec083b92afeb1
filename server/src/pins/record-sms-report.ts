import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { lockDelivery } from '../deliveries/deliveries.store.ts'
import { holdDelivery } from '../deliveries/hold-delivery.ts'
import { writeEvents } from '../events/events.store.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'
import { isNumberNow } from './is-number-now.ts'
import { lastSmsOf, setReport, smsOf } from './pins.store.ts'

/** What the SMS provider says became of an SMS; the person who waits for it is told, and the sender when it did not arrive. */
export async function recordSmsReport(
  deps: Pick<Dependencies, 'db' | 'clock' | 'jobs' | 'keys' | 'keyStore'>,
  { providerId, status }: { providerId: string; status: SmsReport },
): Promise<{ kind: 'SmsReportRecorded' | 'SmsUnknown' }> {
  return deps.db.transaction(async (tx) => {
    const found = await smsOf(tx, providerId)
    // The delivery before its SMS, as everybody takes them who needs both.
    if (found) await lockDelivery(tx, found.deliveryId)
    const sms = found && (await smsOf(tx, providerId))
    if (!sms) return { kind: 'SmsUnknown' }
    const { id, state, report, phoneDigest, ...about } = sms
    // Every SMS begins as SENT: a report of it is old news, whenever it comes.
    if (status !== 'SENT' && status !== report) {
      await setReport(tx, { id, report: status })
      await writeEvents(tx, [{ kind: 'PIN_REPORTED', at: deps.clock.now(), ...about, details: { status } }])
      if (status === 'FAILED' && state !== 'USED') await holdUndelivered(deps, { tx, id, phoneDigest, ...about })
    }
    return { kind: 'SmsReportRecorded' }
  })
}

type Undelivered = { tx: Executor; id: string; phoneDigest: Bytes; deliveryId: string; messageId: string }

/** Unless the person has asked for another SMS meanwhile, or the sender has given another number: what becomes of that one is still to come. */
async function holdUndelivered(
  deps: Pick<Dependencies, 'clock' | 'jobs' | 'keys' | 'keyStore'>,
  { tx, id, phoneDigest, deliveryId, messageId }: Undelivered,
): Promise<void> {
  const last = await lastSmsOf(tx, deliveryId)
  if (last?.id !== id || !(await isNumberNow(deps, { tx, deliveryId, phoneDigest }))) return
  await holdDelivery(deps, { tx, delivery: { id: deliveryId, messageId }, reason: 'SMS_UNDELIVERABLE' })
}
