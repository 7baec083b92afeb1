import type { Clock } from './clock.ts'
import { type DeliveryOnDevice, onDevice } from './database.ts'

/** Latest opened first; `undefined` where the browser keeps nothing. */
export const deliveriesOnDevice = () =>
  onDevice<DeliveryOnDevice[] | undefined>(
    async (db) => (await db.getAll('deliveries')).sort((one, other) => other.openedAt.localeCompare(one.openedAt)),
    undefined,
  )

export const deliveryOnDevice = (deliveryId: string) =>
  onDevice<DeliveryOnDevice | undefined>((db) => db.get('deliveries', deliveryId), undefined)

export const rememberDelivery = (delivery: DeliveryOnDevice) =>
  onDevice<unknown>((db) => db.put('deliveries', delivery), undefined)

/** Its replies and its draft go with it. */
export const forgetDelivery = (deliveryId: string) =>
  onDevice(async (db) => {
    const change = db.transaction(['deliveries', 'replies', 'drafts'], 'readwrite')
    const replies = change.objectStore('replies')
    const replyIds = await replies.index('deliveryId').getAllKeys(deliveryId)
    await Promise.all([
      change.objectStore('deliveries').delete(deliveryId),
      change.objectStore('drafts').delete(deliveryId),
      ...replyIds.map((id) => replies.delete(id)),
      change.done,
    ])
  }, undefined)

export async function forgetExpired(clock: Clock): Promise<void> {
  const now = clock.now().toISOString()
  const kept = (await deliveriesOnDevice()) ?? []
  await Promise.all(
    kept.filter(({ expiresAt }) => expiresAt <= now).map(({ deliveryId }) => forgetDelivery(deliveryId)),
  )
}
