import type { Dependencies } from '../dependencies.ts'
import { deliveryById, type Delivery } from './deliveries.store.ts'

/** The delivery while its keys are there and its time is not over. */
export async function readableDelivery(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  id: string,
): Promise<Delivery | undefined> {
  const delivery = await deliveryById(db, id)
  return delivery?.sealedKey && delivery.expiresAt > clock.now() ? delivery : undefined
}
