import type { Dependencies } from '../dependencies.ts'
import type { GoneReason } from '../graphql/schema.generated.ts'
import { isAsAccepted } from './changed-delivery.ts'
import { deliveryById, type Delivery } from './deliveries.store.ts'

/** The delivery while its keys are there, its time is not over, and it is as it was accepted. */
export async function readableDelivery(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'log'>,
  id: string,
): Promise<Delivery | undefined> {
  const delivery = await deliveryById(deps.db, id)
  if (!delivery?.sealedKey || delivery.expiresAt <= deps.clock.now()) return undefined
  return (await isAsAccepted(deps, delivery)) ? delivery : undefined
}

/** What somebody who had it open hears of a delivery that is not readable any more. */
export async function whyGone({ db }: Pick<Dependencies, 'db'>, id: string): Promise<GoneReason> {
  return (await deliveryById(db, id))?.state === 'RECALLED' ? 'RECALLED' : 'EXPIRED'
}
