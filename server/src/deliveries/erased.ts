/** What stands in place of an address that was erased. Nobody has it (RFC 2606 §2), and no mail is sent to it. */
export const erasedAddress = 'erased@erased.invalid'

export const isErased = (address: string) => address === erasedAddress

/** For recipients to see; null when there is nobody any more. */
export const knownAddress = (address: string) => (isErased(address) ? null : address)
