import type { Dependencies } from '../dependencies.ts'
import { addressKey, parseProtectedAddress } from '../policy/protected-address.ts'
import type { MailHead } from './mail-head.ts'
import { mailboxesOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'

/**
 * Whom To and Cc name without the suffix: they get the mail in clear, by another road. The sender who keeps a copy and the gateway itself are
 * nobody else; an address that is misspelt goes nowhere.
 */
export function plainRecipients(
  { config }: Pick<Dependencies, 'config'>,
  { headers, from, sender }: Pick<MailHead, 'headers' | 'from'> & { sender: string },
): string[] {
  const own = [from.address, sender, config.mail.from].map(addressKey)
  const isOwn = (key: string) => own.includes(key) || key.endsWith(`@${config.mail.domain}`)
  const found = new Map<string, string>()
  for (const { address } of [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')]) {
    const parsed = parseProtectedAddress(address, config.mail.suffix)
    const isPlain = parsed.kind === 'AddressFault' && parsed.code === 'NOT_PROTECTED' && address.includes('@')
    const key = addressKey(address)
    if (isPlain && !isOwn(key) && !found.has(key)) found.set(key, address)
  }
  return [...found.values()]
}

/** @throws MailRefusal when the policy refuses mails to protected and plain recipients at once */
export function refuseMixed(
  deps: Pick<Dependencies, 'config' | 'policy'>,
  { head, sender }: { head: MailHead; sender: string },
): void {
  if (deps.policy.current().mixedMail !== 'refuse') return
  if (plainRecipients(deps, { ...head, sender }).length > 0) throw new MailRefusal('MIXED_RECIPIENTS')
}
