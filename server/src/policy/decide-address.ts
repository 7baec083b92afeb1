import type { Dependencies } from '../dependencies.ts'
import { decideRecipient, refusedRecipient, type RecipientAccepted, type RecipientRefused } from './decide-recipient.ts'
import { parseProtectedAddress } from './protected-address.ts'

/** The policy for an address as staff write it, with its suffix. */
export async function decideAddress(
  deps: Pick<Dependencies, 'config' | 'db' | 'keys'>,
  { sender, address }: { sender: string; address: string },
): Promise<RecipientAccepted | RecipientRefused> {
  const { config } = deps
  if (address.toLowerCase().endsWith(`@${config.mail.domain}`))
    return refusedRecipient(config, { code: 'OWN_ADDRESS', address })
  const parsed = parseProtectedAddress(address, config.mail.suffix)
  if (parsed.kind === 'AddressFault') {
    return refusedRecipient(config, { code: parsed.code, address, suggestion: parsed.suggestion })
  }
  const decided = await decideRecipient(deps, { sender, recipient: parsed.recipient, phone: parsed.phoneLabel })
  return decided.kind === 'RecipientRefused' ? { ...decided, address } : decided
}
