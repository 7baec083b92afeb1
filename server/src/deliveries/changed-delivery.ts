import type { Dependencies } from '../dependencies.ts'
import { isWritten, writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { isRecipientBound, isSenderBound, type RecipientBound, type SenderBound } from './bindings.ts'
import { lockDelivery } from './deliveries.store.ts'
import { isErased } from './erased.ts'

/** What of a delivery somebody changed in the database; part of the event. */
type ChangedSide = 'RECIPIENT' | 'SENDER' | 'REPLY'

type Reporting = Pick<Dependencies, 'db' | 'clock' | 'log'>

type Changed = { delivery: Pick<SenderBound, 'id' | 'messageId'>; changed: ChangedSide }

/** For the operator: whoever can write to the database has changed a delivery. An event and a line in the log say it once of each side, however often it is met. */
export async function reportChanged(
  { db, clock, log }: Reporting,
  { delivery: { id: deliveryId, messageId }, changed }: Changed,
): Promise<void> {
  const event = { kind: 'DELIVERY_CHANGED', at: clock.now(), messageId, deliveryId, details: { changed } } as const
  if (await isWritten(db, event)) return
  const isNew = await db.transaction(async (tx) => {
    await lockDelivery(tx, deliveryId)
    return writeEventOnce(tx, event)
  })
  if (isNew) log.error('a delivery was changed in the database', { delivery: deliveryId, changed })
}

type Checking = Reporting & Pick<Dependencies, 'keys'>

/** Is the delivery for whom, and from whom, it was accepted? Reports it when it is not. */
export async function isAsAccepted(deps: Checking, delivery: RecipientBound & SenderBound): Promise<boolean> {
  if (isRecipientBound(deps, delivery)) return isOfSender(deps, delivery)
  await reportChanged(deps, { delivery, changed: 'RECIPIENT' })
  return false
}

/** Is it from whom it was accepted, or was that person erased since? Reports it when neither is so. */
export async function isOfSender(deps: Checking, delivery: SenderBound): Promise<boolean> {
  if (isErased(delivery.senderAddress) || isSenderBound(deps, delivery)) return true
  await reportChanged(deps, { delivery, changed: 'SENDER' })
  return false
}

/** What a job says that has met a changed delivery: until its last try, the operator may put it right. */
export const tryUnchanged: JobOutcome = { kind: 'TryLater', code: 'CHANGED' }
