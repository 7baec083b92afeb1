import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'
import { setReport } from './pins.store.ts'

/** What the SMS provider says became of an SMS; the person who waits for it is told. */
export async function recordSmsReport(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { providerId, status }: { providerId: string; status: SmsReport },
): Promise<void> {
  await db.transaction(async (tx) => {
    const about = await setReport(tx, { providerId, report: status })
    if (about) await writeEvents(tx, [{ kind: 'PIN_REPORTED', at: clock.now(), ...about, details: { status } }])
  })
}
