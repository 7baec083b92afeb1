import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'
import { lockSms, setReport } from './pins.store.ts'

/** What the SMS provider says became of an SMS; the person who waits for it is told. */
export async function recordSmsReport(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { providerId, status }: { providerId: string; status: SmsReport },
): Promise<{ kind: 'SmsReportRecorded' | 'SmsUnknown' }> {
  return db.transaction(async (tx) => {
    const sms = await lockSms(tx, providerId)
    if (!sms) return { kind: 'SmsUnknown' }
    const { id, report, ...about } = sms
    // Every SMS begins as SENT: a report of it is old news, whenever it comes.
    if (status !== 'SENT' && status !== report) {
      await setReport(tx, { id, report: status })
      await writeEvents(tx, [{ kind: 'PIN_REPORTED', at: clock.now(), ...about, details: { status } }])
    }
    return { kind: 'SmsReportRecorded' }
  })
}
