import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import type { GoneReason } from '../graphql/schema.generated.ts'
import { deliveryById, type Delivery } from './deliveries.store.ts'

/** The delivery while its keys are there and its time is not over. */
export async function readableDelivery(
  { db, clock }: { db: Executor } & Pick<Dependencies, 'clock'>,
  id: string,
): Promise<Delivery | undefined> {
  const delivery = await deliveryById(db, id)
  return delivery?.sealedKey && delivery.expiresAt > clock.now() ? delivery : undefined
}

/** What somebody who had it open hears of a delivery that is not readable any more. */
export async function whyGone({ db }: Pick<Dependencies, 'db'>, id: string): Promise<GoneReason> {
  return (await deliveryById(db, id))?.state === 'RECALLED' ? 'RECALLED' : 'EXPIRED'
}
