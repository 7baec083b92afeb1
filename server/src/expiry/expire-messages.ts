import { deleteTakenOf } from '../commands/commands.store.ts'
import { daysAfterAcceptance } from '../control/control-ways.ts'
import { addDays, utcDay } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { destroyKeys } from '../deliveries/deliveries.store.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { DeliveryState } from '../graphql/schema.generated.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { deleteOverBefore } from '../operators/operators.store.ts'
import { abandonOwner } from '../parts/abandon-owner.ts'
import { deleteParts, unfinishedBefore } from '../parts/parts.store.ts'
import { forgetExpiredPins } from '../pins/pins.store.ts'
import { destroyReplyKeys } from '../replies/replies.store.ts'
import { deleteSessionsBefore } from '../sessions/sessions.store.ts'
import { dueMessages, markDue } from './expiry.store.ts'

/**
 * Destroys what is due: messages, day keys, and what was left lying around. May run at any time, in any number of
 * processes. What fails is logged and keeps nothing else back, least of all the day keys: without its day's key nobody
 * reads a message, whether its rows are still there or not.
 */
export async function expireMessages(deps: Dependencies): Promise<JobOutcome> {
  const now = deps.clock.now()
  const destroying = keepGoing(deps)
  for (let due = await dueMessages(deps.db, { now, last: undefined }); due.length > 0;) {
    for (const { id } of due) await destroying.attempt({ what: 'message', id }, () => expireMessage(deps, { id, now }))
    due = await dueMessages(deps.db, { now, last: due.at(-1) })
  }
  await destroying.attempt({ what: 'day keys' }, () => destroyDayKeys(deps, now))
  await destroying.attempt({ what: 'pins' }, () => forgetExpiredPins(deps.db, now))
  await destroying.attempt({ what: 'sessions' }, () => deleteSessionsBefore(deps.db, now))
  await destroying.attempt({ what: 'sessions and links of operators' }, () => deleteOverBefore(deps.db, now))
  // The address of a command works to the end of its last day; until then it is known who comes again.
  const addressOver = addDays(now, -daysAfterAcceptance - 1)
  await destroying.attempt({ what: 'commands' }, () => deleteTakenOf(deps.db, addressOver))
  const yesterday = addDays(now, -1)
  await destroying.attempt({ what: 'unfinished parts' }, () => sweepUnfinished(deps, yesterday))
  return destroying.failures() === 0 ? { kind: 'Done' } : { kind: 'TryLater', code: 'NOT_ALL' }
}

function keepGoing({ log }: Pick<Dependencies, 'log'>) {
  let failures = 0
  return {
    failures: () => failures,
    attempt: async (about: { what: string; id?: string }, destroy: () => Promise<unknown>) => {
      try {
        await destroy()
      } catch (error) {
        failures++
        log.error('not destroyed', { ...about, error: error instanceof Error ? error.name : 'unknown' })
      }
    },
  }
}

async function destroyDayKeys({ keyStore, log }: Dependencies, now: Date): Promise<void> {
  const destroyed = await keyStore.destroyBefore(utcDay(now))
  if (destroyed.length > 0) log.info('day keys destroyed', { days: destroyed.join(' ') })
}

const waiting: DeliveryState[] = ['ACCEPTED', 'ANNOUNCED', 'HELD']

async function expireMessage(
  { db, jobs, policy }: Dependencies,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await markDue(tx, { id, at: now }))) return
    const deliveries = (await destroyKeys(tx, id)).filter(({ state }) => state !== 'RECALLED')
    for (const replyId of await destroyReplyKeys(tx, id)) await deleteParts(tx, replyId)
    const wereThere = await deleteParts(tx, id)
    const about = { at: now, messageId: id }
    const expired = deliveries.map(({ id: deliveryId, state }): Event => {
      return { kind: 'DELIVERY_EXPIRED', ...about, deliveryId, details: { state } }
    })
    await writeEvents(tx, wereThere ? [...expired, { kind: 'MESSAGE_DESTROYED', ...about }] : expired)
    const unread = deliveries.filter(({ state, openedAt }) => waiting.includes(state) && !openedAt)
    if (!policy.current().receipts.expired) return
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
    await abandonOwner(db, ownerId)
  }
}
