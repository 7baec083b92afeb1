import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { lastEventId } from '../events/events.store.ts'
import { lockDelivery, markReleased } from './deliveries.store.ts'

/**
 * What kept a delivery from its recipient is over: it is as it was before it was held, and its notice goes out, again if need be, as long as
 * there is a link to send. Once it was opened, or where none is kept, its recipient has the only one.
 */
export async function releaseDelivery(
  { jobs }: Pick<Dependencies, 'jobs'>,
  { tx, deliveryId }: { tx: Executor; deliveryId: string },
): Promise<void> {
  const locked = await lockDelivery(tx, deliveryId)
  const isNew = locked?.state === 'ACCEPTED' && !locked.announcedAt
  if (!isNew && locked?.state !== 'HELD') return
  if (!locked.sealedLinkSecret) {
    await markReleased(tx, {
      id: deliveryId,
      state: await stateWithoutLink(tx, { deliveryId, openedAt: locked.openedAt }),
    })
    return
  }
  await markReleased(tx, { id: deliveryId, state: 'ACCEPTED' })
  const again = locked.announcedAt && { again: String(locked.announcedAt.getTime()) }
  await jobs.enqueue(tx, 'send-notice', [{ deliveryId, ...again }])
}

type Opened = { deliveryId: string; openedAt: Date | null }

/** Of one whose notice came back, only whoever has had it held since has shown that the link is there. */
async function stateWithoutLink(tx: Executor, { deliveryId, openedAt }: Opened) {
  if (openedAt) return 'OPENED'
  const cameBack = await lastEventId(tx, { deliveryId, kind: 'NOTICE_UNDELIVERABLE' })
  const held = await lastEventId(tx, { deliveryId, kind: 'DELIVERY_HELD' })
  return cameBack !== undefined && (held === undefined || held < cameBack) ? 'UNDELIVERABLE' : 'ANNOUNCED'
}
