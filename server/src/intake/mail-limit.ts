import type { Dependencies } from '../dependencies.ts'
import { matchingRule } from '../policy/matching-rule.ts'
import { parseProtectedAddress } from '../policy/protected-address.ts'
import type { MailHead } from './mail-head.ts'

/** Bytes that the attachments of a mail may have: what the strictest of its recipients' rules allows. */
export function mailLimit(
  { config, policy }: Pick<Dependencies, 'config' | 'policy'>,
  { head, recipients }: { head: MailHead; recipients: string[] },
): number {
  const { rules } = policy.current()
  const limits = recipients.flatMap((address) => {
    const parsed = parseProtectedAddress(address, config.mail.suffix)
    if (parsed.kind === 'AddressFault') return []
    const question = { sender: head.from.address, recipient: parsed.recipient, mail: head.facts }
    return matchingRule(rules, question).rule?.then.maxMailBytes ?? []
  })
  return Math.min(config.policy.maxMailBytes, ...limits)
}
