import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { markReminded } from './reminders.store.ts'

/** Once a day: whoever has not opened a message that ends soon gets its link once more, and no second time. */
export async function remindRecipients({ db, clock, jobs, policy }: Dependencies): Promise<JobOutcome> {
  const { remindDaysBefore } = policy.current().receipts
  if (remindDaysBefore === 0) return { kind: 'Done' }
  const now = clock.now()
  const inDays = (days: number) => addDays(now, days)
  await db.transaction(async (tx) => {
    // Of what came yesterday the notice is reminder enough.
    const ids = await markReminded(tx, { now, endsBefore: inDays(remindDaysBefore), announcedBefore: inDays(-1) })
    await jobs.enqueue(
      tx,
      'send-reminder',
      ids.map((deliveryId) => ({ deliveryId })),
    )
  })
  return { kind: 'Done' }
}
