import type { Clock } from '../../device/clock.ts'

const short = 7 * 86_400_000 // milliseconds

/** Only then may a person ask for more time: senders are not asked for what is there already. */
export const isTimeShort = (clock: Clock, expiresAt: string) => Date.parse(expiresAt) - clock.now().getTime() <= short
