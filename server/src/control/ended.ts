import type { DeliveryState } from '../graphql/schema.generated.ts'

/** Recalled, expired, erased, or over by the clock: nothing can be done with it any more. */
export const isEnded = ({ state }: { state: DeliveryState }, message: { expiresAt: Date }, now: Date): boolean =>
  state === 'RECALLED' || state === 'EXPIRED' || message.expiresAt <= now
