import type { AuditFault } from './verify-events.ts'

type Place = { stamp: number; day: string }

const placeOf = ({ stamp, day }: Place) => `stamp ${stamp} of ${day}`

/** For the operator, who reads it in a terminal. */
export function faultSentence(fault: AuditFault): string {
  if ('count' in fault) {
    const { count, after = 'the beginning', upTo } = fault
    return `${count} events after ${after} up to ${upTo} are under no stamp`
  }
  if ('from' in fault) return `stamps ${fault.from} to ${fault.upTo} are missing`
  if ('upTo' in fault) return `events after ${fault.after} up to ${fault.upTo} are not those of ${placeOf(fault)}`
  if ('event' in fault) return `event ${fault.event} ${aboutEvent[fault.kind]} ${placeOf(fault)} was made`
  return `${placeOf(fault)} ${aboutStamp[fault.kind]}`
}

const aboutEvent = {
  EVENT_CHANGED: 'was changed after',
  EVENT_REMOVED: 'was removed after',
  EVENT_ADDED: 'was not there when',
}

const aboutStamp = {
  STAMP_CHANGED: 'is not as it was signed',
  KEY_UNKNOWN: 'is signed with a key that was not given',
  CHAIN_BROKEN: 'does not follow the one before it',
  DAY_WENT_BACK: 'is of a day before that of the one before it',
  ANCHOR_MISSING: 'is an anchor, and is gone: the end of the chain was cut off, or an old backup was restored',
  ANCHOR_DIFFERS: 'is another one than the anchor says',
}
