import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { keyedDigest } from '../keys/digests.ts'

/** Did an SMS go to the number that its delivery has now? The sender may have given another meanwhile. The caller holds the delivery. */
export async function isNumberNow(
  deps: Pick<Dependencies, 'keys' | 'keyStore'>,
  { tx, deliveryId, phoneDigest }: { tx: Executor; deliveryId: string; phoneDigest: Bytes },
): Promise<boolean> {
  const delivery = await deliveryById(tx, deliveryId)
  const phone = delivery && (await openPhone(deps, delivery))
  return phone !== undefined && Buffer.compare(keyedDigest(deps.keys.pepper, 'phone', phone), phoneDigest) === 0
}
