import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { addressKey } from '../policy/protected-address.ts'
import { chosenOpened } from './receipts.store.ts'

type Opened = { id: string; senderAddress: string }

/** Tells the sender of the first opening, if they want to hear of it: what they chose by mail goes before the policy. */
export async function announceOpening(
  { jobs, policy }: Pick<Dependencies, 'jobs' | 'policy'>,
  { tx, delivery }: { tx: Executor; delivery: Opened },
): Promise<void> {
  const isWanted = (await chosenOpened(tx, addressKey(delivery.senderAddress))) ?? policy.current().receipts.opened
  if (isWanted) await jobs.enqueue(tx, 'send-receipt', [{ deliveryId: delivery.id, receipt: { about: 'OPENED' } }])
}
