import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest } from '../keys/digests.ts'
import { pinRules } from './pin-rules.ts'

const pinCount = 10 ** pinRules.digits
/** The largest multiple of `pinCount` that 32 bits hold: above it some codes would be likelier than others. */
const fairBound = Math.floor(2 ** 32 / pinCount) * pinCount

export function newPin({ random }: Pick<Dependencies, 'random'>): string {
  for (;;) {
    const number = new DataView(random(4).buffer).getUint32(0)
    if (number < fairBound) return String(number % pinCount).padStart(pinRules.digits, '0')
  }
}

/** What the database keeps of a PIN: of use to nobody without the pepper, and for no other PIN. */
export const pinDigest = (
  { keys }: Pick<Dependencies, 'keys'>,
  { pinId, pin }: { pinId: string; pin: string },
): Bytes => keyedDigest(keys.pepper, 'pin', `${pinId}\0${pin}`)

/** Six digits, whatever spaces the person typed between them; undefined when it cannot be a PIN. */
export function typedPin(text: string): string | undefined {
  const digits = text.replaceAll(/\s/g, '')
  return digits.length === pinRules.digits && /^\d+$/.test(digits) ? digits : undefined
}
