import type { Address, Transaction } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import { refuse } from '../verdict.ts'

/** MAIL FROM as the contract has it: null for the null reverse-path, a domain with å as `xn--`. */
export function senderAddress({ mail_from: sender }: Pick<Transaction, 'mail_from'>): string | null {
  return sender.isNull() ? null : `${sender.user}@${sender.host}`
}

/** RCPT TO as it was given, since a refusal repeats it to a person. */
export function recipientAddress({ user, host, original_host: asGiven }: Address): string {
  return `${user}@${asGiven ?? host}`
}

export const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Not quoted, not routed by `%` or `!`, and at a domain by name. */
export function isOrdinary({ user, host }: Address): boolean {
  const labels = host.split('.')
  const isDomain = labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '')
  return isDomain && !/[%!"]/.test(user) && `${user}@${host}`.length <= 254
}

/** RFC 6531 §3.5: the client must say SMTPUTF8 for an address with å before the @. */
export const lettersBeforeAt = refuse({ code: 553, status: '5.6.7', sentence: intakeRefusals.lettersBeforeAt })
