import { dayOf, startOfDay } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from '../keys/digests.ts'

const tagBytes = 8

type SigningDependencies = Pick<Dependencies, 'config' | 'keys'>

/**
 * `until`: answers are taken to the end of this day (UTC). `isDigest`: the mail was about several deliveries, of which this is the first;
 * an answer does not say which it means.
 */
export type CommandRight = { deliveryId: string; until: Date; isDigest?: boolean }

/**
 * Where the sender of a message answers to say what should become of a delivery: at most 64 characters before the `@` (RFC 5321
 * §4.5.3.1.1), the same in small and capital letters. Nobody but us can make one.
 */
export function commandAddress({ config, keys }: SigningDependencies, right: CommandRight): string {
  const { deliveryId, until, isDigest = false } = right
  const claim = `${deliveryId.replaceAll('-', '')}.${dayOf(until).toString(36)}${isDigest ? '.d' : ''}`
  const tag = Buffer.from(keyedDigest(keys.pepper, 'command', claim)).toString('hex', 0, tagBytes)
  return `svar+${claim}.${tag}@${config.mail.domain}`
}

const form =
  /^svar\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-z]{1,5})(\.d)?\.[0-9a-f]{16}@/

export type CommandAddressed = { deliveryId: string; isDigest: boolean; isOver: boolean }

/** What an address says of itself, whether or not it is one of ours. */
function claimOf(address: string): { deliveryId: string; day: number; isDigest: boolean } | undefined {
  const found = form.exec(address.toLowerCase())
  if (!found) return undefined
  const [day = '', digest] = found.slice(6)
  return { deliveryId: found.slice(1, 6).join('-'), day: Number.parseInt(day, 36), isDigest: digest !== undefined }
}

/** Which delivery an address of our domain says that it is about, forged or not; undefined when it does not have the form of a command address. */
export function claimedDelivery({ config }: Pick<Dependencies, 'config'>, address: string): string | undefined {
  return address.toLowerCase().endsWith(`@${config.mail.domain}`) ? claimOf(address)?.deliveryId : undefined
}

/** Which delivery an answer to this address is about, and whether it comes too late; undefined when it is no command address of ours. */
export function commandRightOf(
  deps: SigningDependencies & Pick<Dependencies, 'clock'>,
  address: string,
): CommandAddressed | undefined {
  const claim = claimOf(address)
  if (!claim) return undefined
  const { deliveryId, day, isDigest } = claim
  const ours = commandAddress(deps, { deliveryId, until: startOfDay(day), isDigest })
  if (!sameBytes(Buffer.from(address.toLowerCase()), Buffer.from(ours))) return undefined
  return { deliveryId, isDigest, isOver: dayOf(deps.clock.now()) > day }
}
