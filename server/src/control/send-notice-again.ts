import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { countEvents, writeEvents } from '../events/events.store.ts'
import { newId } from '../keys/new-id.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { announceAgain } from './control.store.ts'
import { inHand } from './in-hand.ts'

const mostInADay = 3

/** The notice goes out once more, to the same address with the same link; only as long as the link secret is kept. */
export async function sendNoticeAgain(
  deps: Pick<Dependencies, 'db' | 'clock' | 'jobs' | 'keys' | 'log' | 'random'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  return inHand(deps, deliveryId, async (tx, { delivery, message, at }) => {
    if (delivery.heldReason === 'NUMBER_UNTOLD')
      return refused(delivery.sealedLinkSecret ? 'NUMBER_UNTOLD' : 'LINK_NOT_KEPT')
    if (delivery.state === 'HELD' || delivery.state === 'LOCKED') return refused(delivery.state)
    if (!delivery.sealedLinkSecret) return refused('LINK_NOT_KEPT')
    if (delivery.state === 'ACCEPTED') return refused('ON_ITS_WAY')
    const after = addDays(at, -1)
    if ((await countEvents(tx, { deliveryId, kind: 'NOTICE_ASKED_FOR', after })) >= mostInADay)
      return refused('TOO_OFTEN')
    await announceAgain(tx, deliveryId)
    await writeEvents(tx, [{ kind: 'NOTICE_ASKED_FOR', at, messageId: message.id, deliveryId, details: { by } }])
    await deps.jobs.enqueue(tx, 'send-notice', [{ deliveryId, again: newId(deps) }])
    return done
  })
}
