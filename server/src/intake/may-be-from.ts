import { addressKey } from '../policy/protected-address.ts'

/** A login's own list (null or undefined: anything) is checked against what the recipient will see, not against the envelope. */
export function mayBeFrom(senders: string[] | null | undefined, address: string): boolean {
  const from = addressKey(address)
  return !senders || senders.includes(from) || senders.includes(from.slice(from.lastIndexOf('@')))
}
