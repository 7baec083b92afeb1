import type { Address, Transaction } from 'haraka'

/** MAIL FROM as the contract has it: null for the null reverse-path, a domain with å as `xn--`. */
export function senderAddress({ mail_from: sender }: Transaction): string | null {
  return sender.isNull() ? null : `${sender.user}@${sender.host}`
}

/** RCPT TO as it was given, since a refusal repeats it to a person. */
export function recipientAddress({ user, host, original_host: asGiven }: Address): string {
  return `${user}@${asGiven ?? host}`
}
