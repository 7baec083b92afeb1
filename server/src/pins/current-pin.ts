import type { Dependencies } from '../dependencies.ts'
import type { SmsReport } from '../graphql/schema.generated.ts'
import { maskedPhone } from '../policy/phone.ts'
import { pinRules, triesLeftAfter } from './pin-rules.ts'
import { activePin, type Pin } from './pins.store.ts'

export type PinSent = {
  kind: 'PinSent'
  maskedPhone: string
  sentAt: Date
  expiresAt: Date
  triesLeft: number
  resendAt: Date
  report: SmsReport
}

/** The code that was last sent and can still be entered. */
export async function currentPin(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, phone }: { deliveryId: string; phone: string },
): Promise<PinSent | null> {
  const pin = await activePin(db, { deliveryId, now: clock.now() })
  return pin ? pinSent(pin, phone) : null
}

export const resendAt = (pin: Pick<Pin, 'createdAt'>) => new Date(pin.createdAt.getTime() + pinRules.resendMilliseconds)

export const pinSent = (pin: Pick<Pin, 'createdAt' | 'expiresAt' | 'tries' | 'report'>, phone: string): PinSent => ({
  kind: 'PinSent',
  maskedPhone: maskedPhone(phone),
  sentAt: pin.createdAt,
  expiresAt: pin.expiresAt,
  triesLeft: triesLeftAfter(pin.tries),
  resendAt: resendAt(pin),
  report: pin.report,
})
