import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { lockDelivery, markReleased } from './deliveries.store.ts'

/**
 * What kept a delivery from its recipient is over: it is as it was before it was held, and its notice goes out, again if need be, unless
 * it has been opened: then its recipient has the only link there is.
 */
export async function releaseDelivery(
  { jobs }: Pick<Dependencies, 'jobs'>,
  { tx, deliveryId }: { tx: Executor; deliveryId: string },
): Promise<void> {
  const locked = await lockDelivery(tx, deliveryId)
  const isNew = locked?.state === 'ACCEPTED' && !locked.announcedAt
  if (!isNew && locked?.state !== 'HELD') return
  await markReleased(tx, { id: deliveryId, state: locked.openedAt ? 'OPENED' : 'ACCEPTED' })
  const again = locked.announcedAt && { again: String(locked.announcedAt.getTime()) }
  if (!locked.openedAt) await jobs.enqueue(tx, 'send-notice', [{ deliveryId, ...again }])
}
