import type { Dependencies } from '../dependencies.ts'
import { addressKey, parseProtectedAddress } from '../policy/protected-address.ts'
import type { MailHead } from './mail-head.ts'
import { mailboxesOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'

/** As many as an envelope may name. */
const mostRefused = 1000

type Sent = { sender: string; refused?: string[] | null | undefined }

/**
 * Whom To and Cc name without the suffix: they get the mail in clear, by another road. The sender who keeps a copy and the gateway itself are
 * nobody else; an address that is misspelt goes nowhere, and neither does one that was refused with this mail (`refused`).
 */
export function plainRecipients(
  { config }: Pick<Dependencies, 'config'>,
  { headers, from, sender, refused }: Pick<MailHead, 'headers' | 'from'> & Sent,
): string[] {
  const own = [from.address, sender, config.mail.from].map(addressKey)
  const notReached = new Set([...own, ...(refused ?? []).slice(0, mostRefused).map(addressKey)])
  const goesNowhere = (key: string) => notReached.has(key) || key.endsWith(`@${config.mail.domain}`)
  const found = new Map<string, string>()
  for (const { address } of [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')]) {
    const parsed = parseProtectedAddress(address, config.mail.suffix)
    const isPlain = parsed.kind === 'AddressFault' && parsed.code === 'NOT_PROTECTED' && address.includes('@')
    const key = addressKey(address)
    if (isPlain && !goesNowhere(key) && !found.has(key)) found.set(key, address)
  }
  return [...found.values()]
}

/** @throws MailRefusal when the policy refuses mails to protected and plain recipients at once, refused at RCPT or not: its sender has to write it anew */
export function refuseMixed(
  deps: Pick<Dependencies, 'config' | 'policy'>,
  { head, sender }: { head: MailHead; sender: string },
): void {
  if (deps.policy.current().mixedMail !== 'refuse') return
  if (plainRecipients(deps, { ...head, sender }).length > 0) throw new MailRefusal('MIXED_RECIPIENTS')
}
