import type { Dependencies } from '../dependencies.ts'
import { isErased } from '../deliveries/erased.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { holdSender } from '../messages/messages.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { insertDigest, waitingDeliveries, type Waiting } from './digests.store.ts'
import { dueNow } from './due.ts'

/** In the morning: every sender of something that nobody opens gets one mail about all of it, at most one a day. */
export async function makeDigests(deps: Dependencies): Promise<JobOutcome> {
  const { today, due } = dueNow(deps)
  const waiting = await waitingDeliveries(deps.db, due)
  for (const [senderAddress, theirs] of bySender(waiting)) {
    await deps.db.transaction(async (tx) => {
      // As it is now: the row of somebody who has been erased meanwhile would stay.
      const sender = theirs[0] && (await holdSender(tx, theirs[0].messageId))
      if (sender === undefined || isErased(sender)) return
      if (!(await insertDigest(tx, { senderAddress, day: today, sentAt: due.now }))) return
      await deps.jobs.enqueue(tx, 'send-digest', [{ day: today, deliveryIds: theirs.map(({ id }) => id) }])
    })
  }
  return { kind: 'Done' }
}

const bySender = (waiting: Waiting[]) => Map.groupBy(waiting, ({ senderAddress }) => addressKey(senderAddress))
