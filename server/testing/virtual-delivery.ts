import type { Dependencies } from '../src/dependencies.ts'
import { newPin } from '../src/pins/pin.ts'
import { isLockedBy, pinRules, smsLimits, triesLeftAfter } from '../src/pins/pin-rules.ts'

type VirtualPin = { pin: string; at: number; tries: number; isOver: boolean }
export type PressOutcome = 'PinSent' | 'TOO_MANY' | 'DeliveryLocked'
export type GuessOutcome = 'DeliveryOpened' | 'WRONG' | 'NOT_VALID' | 'DeliveryLocked'

/**
 * A delivery at level PIN by the rules alone, without a database: a million guesses take a second. That it does as the real one does is
 * tested beside it (pins/guessing.test.ts).
 */
export function virtualDelivery(random: Pick<Dependencies, 'random'>) {
  const pins: VirtualPin[] = []
  let wrongPins = 0
  let compared = 0
  const active = (now: number) => {
    const last = pins.at(-1)
    return last && !last.isOver && now < last.at + pinRules.validMilliseconds ? last : undefined
  }
  const sentWithin = (now: number, within: number) => pins.filter(({ at }) => at > now - within).length
  return {
    pin: () => pins.at(-1)?.pin ?? '',
    /** Codes that were compared with the right one. */
    compared: () => compared,
    press(now: number): PressOutcome {
      if (isLockedBy(wrongPins)) return 'DeliveryLocked'
      const before = active(now)
      if (before && now < before.at + pinRules.resendMilliseconds) return 'PinSent'
      for (const { most, within } of [smsLimits.deliveryInItsLife, smsLimits.delivery])
        if (sentWithin(now, within) >= most) return 'TOO_MANY'
      if (before) before.isOver = true
      pins.push({ pin: newPin(random), at: now, tries: 0, isOver: false })
      return 'PinSent'
    },
    guess(now: number, guessed: string): GuessOutcome {
      if (isLockedBy(wrongPins)) return 'DeliveryLocked'
      const tried = active(now)
      if (!tried) return 'NOT_VALID'
      compared++
      const isRight = tried.pin === guessed
      if (isRight) tried.isOver = true
      if (isRight) return 'DeliveryOpened'
      tried.isOver = triesLeftAfter(++tried.tries) === 0
      return isLockedBy(++wrongPins) ? 'DeliveryLocked' : 'WRONG'
    },
  }
}

/** The same bytes in every run (mulberry32). */
export function seededRandom(seed: number): Pick<Dependencies, 'random'> & { below: (bound: number) => number } {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    random: (length) => {
      const bytes = new Uint8Array(length)
      const view = new DataView(bytes.buffer)
      for (let at = 0; at + 4 <= length; at += 4) view.setUint32(at, next())
      return bytes
    },
    below: (bound) => next() % bound,
  }
}
