import { isEnded } from '../control/ended.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { isErased } from '../deliveries/erased.ts'
import { releaseDelivery } from '../deliveries/release-delivery.ts'
import type { EventKind } from '../events/event.ts'
import { isNumberAskedFor, lastEventId, writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome, Receipt } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { provenNumber } from '../pins/proven-number.ts'
import { composeReceipt } from './compose-receipt.ts'
import { giveUpReceipt } from './give-up-receipt.ts'

/** What may happen to a delivery more than once, and how the event is called that says so each time. */
const occasions: Partial<Record<Receipt['about'], EventKind>> = {
  HELD: 'DELIVERY_HELD',
  NUMBER_CHANGED: 'NUMBER_CHANGED',
  LOCKED: 'DELIVERY_LOCKED',
  MORE_TIME_ASKED: 'MORE_TIME_ASKED',
  UNDELIVERABLE: 'NOTICE_UNDELIVERABLE',
}

/** What the sender is asked to do something about, which is of no use any more once the delivery is over. */
const asking: Receipt['about'][] = ['HELD', 'NUMBER_CHANGED', 'LOCKED', 'MORE_TIME_ASKED']

/** Tells the sender what became of a delivery. */
export async function sendReceipt(
  deps: Dependencies,
  { deliveryId, receipt }: { deliveryId: string; receipt: Receipt },
): Promise<JobOutcome> {
  // Before the delivery: what happens between the two is told by a mail of its own, which must not look like this one.
  const occasion = await occasionOf(deps, { deliveryId, receipt })
  const delivery = await deliveryById(deps.db, deliveryId)
  if (!delivery || !(await isOfUse(deps, { delivery, receipt }))) return { kind: 'Done' }
  if (!(await isAsAccepted(deps, delivery))) return tryUnchanged
  const mail = await composeReceipt(deps, { delivery, receipt, ...(occasion !== undefined && { occasion }) })
  const outcome = await deps.mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpReceipt(deps, { deliveryId, receipt, code: outcome.code })
  const details = occasion === undefined ? { about: receipt.about } : { about: receipt.about, occasion }
  await writeDownTaken(() => deps.db.transaction((tx) => writeSent(deps, { tx, delivery, details })))
  return { kind: 'Done' }
}

async function isOfUse(
  deps: Dependencies,
  { delivery, receipt: { about } }: { delivery: Delivery; receipt: Receipt },
): Promise<boolean> {
  if (isErased(delivery.senderAddress) || isErased(delivery.recipientAddress)) return false
  if (asking.includes(about) && isEnded(delivery, delivery, deps.clock.now())) return false
  return about !== 'NUMBER_CHANGED' || isUntold(deps, delivery)
}

type Sent = { tx: Executor; delivery: Delivery; details: { about: Receipt['about']; occasion?: number } }

async function writeSent(deps: Dependencies, { tx, delivery, details }: Sent): Promise<void> {
  const { id: deliveryId, messageId } = delivery
  await lockDelivery(tx, deliveryId)
  await writeEventOnce(tx, { kind: 'RECEIPT_SENT', at: deps.clock.now(), messageId, deliveryId, details })
  if (details.about === 'NUMBER_CHANGED') await useNumber(deps, { tx, told: delivery })
}

/** The sender knows now which number the code goes to. If another one was given meanwhile that is not the proven one, they are told of that by itself. */
async function useNumber(deps: Dependencies, { tx, told }: { tx: Executor; told: Delivery }): Promise<void> {
  // A job that runs again, or a second one about the same number, says nothing of a number that was called wrong since.
  if (await isNumberAskedFor(tx, told.id)) return
  const now = await deliveryById(tx, told.id)
  const phone = now && (await openPhone(deps, now))
  if (!now || phone === undefined) return
  const isTold = phone === (await openPhone(deps, told))
  const { recipientAddress } = now
  const mayBeUsed = isTold || (await provenNumber({ ...deps, db: tx }, recipientAddress)) === phone
  if (mayBeUsed) await releaseDelivery(deps, { tx, deliveryId: told.id })
}

/** The sender may have taken the number back meanwhile. What a server of an earlier version held has another reason, or is not held at all. */
async function isUntold(deps: Dependencies, delivery: Delivery): Promise<boolean> {
  if (delivery.state === 'HELD') return !(await isNumberAskedFor(deps.db, delivery.id))
  if (delivery.state !== 'ACCEPTED') return false
  return (await openPhone(deps, delivery)) !== (await provenNumber(deps, delivery.recipientAddress))
}

async function occasionOf(
  { db }: Pick<Dependencies, 'db'>,
  { deliveryId, receipt }: { deliveryId: string; receipt: Receipt },
): Promise<number | undefined> {
  const kind = occasions[receipt.about]
  return kind && lastEventId(db, { deliveryId, kind })
}
