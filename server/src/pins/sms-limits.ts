import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { smsLimits } from './pin-rules.ts'
import { countSms, lockSmsCount, type SmsCounted } from './pins.store.ts'

export type SmsLimit = keyof typeof smsLimits
export type SmsLimitReached = { limit: SmsLimit; retryAt: Date | null }

export type SmsToCount = {
  deliveryId: string
  phoneDigest: Bytes
  networkDigest: Bytes
  now: Date
  hourlyLimit: number
}

/** The first limit that one more SMS would break, or undefined. The count cannot change before the transaction ends. */
export async function reachedLimit(tx: Executor, sms: SmsToCount): Promise<SmsLimitReached | undefined> {
  await lockSmsCount(tx)
  const { deliveryId, phoneDigest, networkDigest } = sms
  const rules: { limit: SmsLimit; counted: SmsCounted; most: number }[] = [
    { limit: 'deliveryInItsLife', counted: { deliveryId }, most: smsLimits.deliveryInItsLife.most },
    { limit: 'delivery', counted: { deliveryId }, most: smsLimits.delivery.most },
    { limit: 'deliveryAttempts', counted: { deliveryId }, most: smsLimits.deliveryAttempts.most },
    { limit: 'number', counted: { phoneDigest }, most: smsLimits.number.most },
    { limit: 'network', counted: { networkDigest }, most: smsLimits.network.most },
    { limit: 'gateway', counted: 'all', most: sms.hourlyLimit },
  ]
  for (const { limit, counted, most } of rules) {
    const { within, counts } = smsLimits[limit]
    const { count, first } = await countSms(tx, { counted, counts, since: new Date(sms.now.getTime() - within) })
    if (count < most) continue
    const isForGood = limit === 'deliveryInItsLife' || !first
    return { limit, retryAt: isForGood ? null : new Date(first.getTime() + within) }
  }
  return undefined
}
