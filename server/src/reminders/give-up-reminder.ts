import type { Dependencies } from '../dependencies.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { unmarkReminded } from './reminders.store.ts'

/** After the last try: the operator hears of it, and as long as there is time the next day's job tries again. */
export async function giveUpReminder(
  { db, log }: Pick<Dependencies, 'db' | 'log'>,
  { deliveryId }: { deliveryId: string },
): Promise<JobOutcome> {
  log.error('a reminder cannot be delivered', { delivery: deliveryId, code: 'TIMED_OUT' })
  await unmarkReminded(db, deliveryId)
  return { kind: 'Done' }
}
