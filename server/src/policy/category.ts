import { domainToASCII } from 'node:url'
import type { Category } from '../graphql/schema.generated.ts'

/** Where people have a mailbox of their own rather than their employer's. */
// prettier-ignore
const privateDomains = new Set([
  'gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.se', 'hotmail.fi', 'outlook.com', 'live.com', 'live.se', 'msn.com',
  'icloud.com', 'me.com', 'mac.com', 'yahoo.com', 'yahoo.se', 'proton.me', 'protonmail.com', 'tutanota.com', 'tuta.com',
  'telia.com', 'bredband.net', 'bredband2.com', 'comhem.se', 'spray.se', 'passagen.se', 'home.se', 'tele2.se',
  'kolumbus.fi', 'elisanet.fi', 'luukku.com', 'saunalahti.fi', 'pp.inet.fi', 'suomi24.fi', 'gmx.com', 'gmx.net', 'aol.com',
])

/** In ASCII and lower case, as the recipient's and the lists' are. */
const domainOf = (address: string) => domainToASCII(address.slice(address.lastIndexOf('@') + 1))

/** A domain counts as listed when it or a domain above it is; all are in ASCII and lower case. */
export const isListed = (domain: string, list: readonly string[]) =>
  list.some((entry) => domain === entry || domain.endsWith(`.${entry}`))

export type CategoryLists = { authorityDomains: readonly string[]; internalDomains: readonly string[] }

/**
 * The first that fits: the sender's own domain (that one alone) or one of the internal list, then the authorities, then domains of private mailboxes
 * (these alone, not those below them), else a company. A rule of the policy goes before all of it; see `decideRecipient`.
 */
export function categoryOf(
  lists: CategoryLists,
  { sender, recipient }: { sender: string; recipient: string },
): Category {
  const domain = domainOf(recipient)
  if (domain === domainOf(sender) || isListed(domain, lists.internalDomains)) return 'INTERNAL'
  if (isListed(domain, lists.authorityDomains)) return 'AUTHORITY'
  return privateDomains.has(domain) ? 'PRIVATE_PERSON' : 'COMPANY'
}
