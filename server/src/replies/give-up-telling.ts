import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { replyById } from './replies.store.ts'

/** Refused for good, or after the last try: the recipient still waits for an answer, and the operator has to tell the sender. */
export async function giveUpTelling(
  { db, clock, log }: Pick<Dependencies, 'db' | 'clock' | 'log'>,
  { replyId, code = 'TIMED_OUT' }: { replyId: string; code?: string },
): Promise<JobOutcome> {
  const reply = await replyById(db, replyId)
  if (!reply) return { kind: 'Done' }
  const { deliveryId } = reply
  log.error('who replied cannot be told that the reply did not arrive', { reply: replyId, delivery: deliveryId, code })
  await writeEvents(db, [{ kind: 'REPLIER_NOT_TOLD', at: clock.now(), deliveryId, details: { code } }])
  return { kind: 'Done' }
}
