/** @param senders what a login may send as; undefined: anything */
export function mayLoginSend(senders: string[] | undefined, address: string | null): boolean {
  if (senders === undefined) return true
  if (address === null) return false
  const lowered = address.toLowerCase()
  return senders.includes(lowered) || senders.includes(lowered.slice(lowered.lastIndexOf('@')))
}
