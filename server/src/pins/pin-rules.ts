/** NIST SP 800-63B §3.1.3 and OWASP ASVS 5 §6.6: a code is short-lived, single-use, and bears few tries. */
export const pinRules = {
  digits: 6,
  validMilliseconds: 10 * 60_000,
  triesPerPin: 5,
  /** Wrong codes since the delivery was last unlocked; then it locks. With six digits a guess succeeds with probability 10⁻⁵ before that. */
  wrongPinsPerDelivery: 10,
  resendMilliseconds: 30_000,
} as const

/** @param tries how often the PIN has been tried, this time included */
export const triesLeftAfter = (tries: number) => Math.max(0, pinRules.triesPerPin - tries)
/** @param wrongPins wrong codes since the delivery was last unlocked, this one included */
export const isLockedBy = (wrongPins: number) => wrongPins >= pinRules.wrongPinsPerDelivery

const hour = 3_600_000
const day = 24 * hour

/**
 * The most SMS within a time, counted in the database, over all servers. `attempts`: all that the provider was asked for;
 * `sent`: without those it did not take, so that an outage costs nobody their codes. What holds a visitor back counts
 * attempts, for an SMS that failed may have gone out.
 */
export const smsLimits = {
  deliveryInItsLife: { most: 10, within: 400 * day, counts: 'sent' },
  delivery: { most: 3, within: day, counts: 'sent' },
  deliveryAttempts: { most: 20, within: day, counts: 'attempts' },
  number: { most: 30, within: day, counts: 'attempts' },
  network: { most: 120, within: hour, counts: 'attempts' },
  /** The breaker; how many is `SMS_HOURLY_LIMIT`. */
  gateway: { within: hour, counts: 'attempts' },
} as const
