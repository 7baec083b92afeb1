import type { Dependencies } from '../dependencies.ts'
import { destroyKeys } from '../deliveries/deliveries.store.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { deleteParts, finishOwner, unfinishedBefore } from '../parts/parts.store.ts'
import { forgetExpiredPins } from '../pins/pins.store.ts'
import { destroyReplyKeys } from '../replies/replies.store.ts'
import { deleteSessionsBefore } from '../sessions/sessions.store.ts'
import { dueMessages, markExpired } from './expiry.store.ts'

const dayMilliseconds = 86_400_000

/** Destroys what is due: messages, day keys, and what was left lying around. May run at any time, in any number of processes. */
export async function expireMessages(deps: Dependencies): Promise<JobOutcome> {
  const now = deps.clock.now()
  for (;;) {
    const due = await dueMessages(deps.db, now)
    for (const id of due) await expireMessage(deps, { id, now })
    if (due.length === 0) break
  }
  const destroyed = await deps.keyStore.destroyBefore(now.toISOString().slice(0, 10))
  if (destroyed.length > 0) deps.log.info('day keys destroyed', { days: destroyed.join(' ') })
  await forgetExpiredPins(deps.db, now)
  await deleteSessionsBefore(deps.db, now)
  await sweepUnfinished(deps, new Date(now.getTime() - dayMilliseconds))
  return { kind: 'Done' }
}

async function expireMessage({ db, jobs }: Dependencies, { id, now }: { id: string; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await markExpired(tx, { id, at: now }))) return
    const deliveries = await destroyKeys(tx, id)
    for (const replyId of await destroyReplyKeys(tx, id)) await deleteParts(tx, replyId)
    await deleteParts(tx, id)
    const about = { at: now, messageId: id }
    const expired = deliveries.map(({ id: deliveryId, state }): Event => {
      return { kind: 'DELIVERY_EXPIRED', ...about, deliveryId, details: { state } }
    })
    await writeEvents(tx, [...expired, { kind: 'MESSAGE_DESTROYED', ...about }])
    const unread = deliveries.filter(({ state }) => state === 'ACCEPTED' || state === 'ANNOUNCED')
    await jobs.enqueue(
      tx,
      'send-receipt',
      unread.map((delivery) => ({ deliveryId: delivery.id, receipt: { about: 'EXPIRED' } })),
    )
  })
}

/** Parts whose owner never came: the process that wrote them died, or its client went away. */
async function sweepUnfinished({ db }: Dependencies, startedBefore: Date): Promise<void> {
  for (const ownerId of await unfinishedBefore(db, startedBefore)) {
    await db.transaction(async (tx) => {
      if (await finishOwner(tx, ownerId)) await deleteParts(tx, ownerId)
    })
  }
}
