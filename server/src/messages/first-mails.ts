import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import type { NewDelivery } from '../deliveries/deliveries.store.ts'
import type { Event } from '../events/event.ts'
import type { Receipt } from '../jobs/jobs.ts'
import type { RecipientAccepted } from '../policy/decide-recipient.ts'
import type { NewMessageRow } from './messages.store.ts'

const isHeld = ({ level, phone }: RecipientAccepted) => level === 'PIN' && phone === undefined

/** A missing number loses no mail: the delivery waits until its sender gives one, or is told that the one they gave is another. */
export function firstState(decided: RecipientAccepted): Pick<NewDelivery, 'state' | 'heldReason'> {
  if (isHeld(decided)) return { state: 'HELD', heldReason: 'PHONE_MISSING' }
  return decided.isNumberChanged ? { state: 'HELD', heldReason: 'NUMBER_UNTOLD' } : { state: 'ACCEPTED' }
}

/** What the sender has to hear before the recipient hears anything; undefined: nothing. */
export function firstReceipt(decided: RecipientAccepted): Receipt | undefined {
  if (isHeld(decided)) return { about: 'HELD', reason: 'PHONE_MISSING' }
  return decided.isNumberChanged ? { about: 'NUMBER_CHANGED' } : undefined
}

type Accepted = { delivery: NewDelivery; receipt: Receipt | undefined }

export function acceptedEvents(
  { id: messageId, acceptedAt: at }: NewMessageRow,
  { delivery: { id, level, category }, receipt }: Accepted,
): Event[] {
  const about = { at, messageId, deliveryId: id }
  const accepted: Event = { kind: 'MESSAGE_ACCEPTED', ...about, details: { level, category } }
  if (receipt?.about === 'HELD')
    return [accepted, { kind: 'DELIVERY_HELD', ...about, details: { reason: receipt.reason } }]
  return receipt?.about === 'NUMBER_CHANGED' ? [accepted, { kind: 'NUMBER_CHANGED', ...about }] : [accepted]
}

type FirstMails = { deliveryIds: string[]; receipts: Map<string, Receipt> }

/** The receipt of each delivery that has one, the notice of each other, with a receipt only where the policy wants one. */
export async function enqueueFirstMails(
  { jobs, policy }: Pick<Dependencies, 'jobs' | 'policy'>,
  tx: Executor,
  { deliveryIds, receipts }: FirstMails,
): Promise<void> {
  const notices = deliveryIds.filter((id) => !receipts.has(id)).map((deliveryId) => ({ deliveryId }))
  const without: Receipt | undefined = policy.current().receipts.accepted ? { about: 'ACCEPTED' } : undefined
  const told = deliveryIds.flatMap((deliveryId) => {
    const receipt = receipts.get(deliveryId) ?? without
    return receipt ? [{ deliveryId, receipt }] : []
  })
  if (notices.length > 0) await jobs.enqueue(tx, 'send-notice', notices)
  if (told.length > 0) await jobs.enqueue(tx, 'send-receipt', told)
}
