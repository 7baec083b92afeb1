import type { Headers } from 'mailparser'
import type { Delivery } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { isAutomatic } from '../intake/automatic-mail.ts'
import { mailboxesOf, onlyMailboxOf } from '../intake/mail-headers.ts'
import { mayBeFrom } from '../intake/may-be-from.ts'
import { addressKey } from '../policy/protected-address.ts'
import type { AnswerMail } from './read-answer.ts'

/** Why nothing is done; part of the event. */
export type IgnoredReason =
  | 'AUTOMATIC'
  | 'FROM_RECIPIENT'
  | 'NOT_THE_SENDER'
  | 'NOT_AUTHENTIC'
  | 'REPLAYED'
  | 'TOO_MANY'
  | 'WITH_OTHERS'
  | 'FROM_ELSEWHERE'
  | 'FORGED'
  | 'EXPIRED'
  | 'CHANGED'

export type Claim = {
  /** MAIL FROM; null: the null reverse-path. */
  envelopeSender: string | null
  /** What the login that handed it in may be from; null or undefined: anything. */
  senders: string[] | null | undefined
  /** As long as only its header is known, not whether it is a report. */
  mail: Pick<AnswerMail, 'headers'> & Partial<Pick<AnswerMail, 'isReport'>>
}

/** What of the mail itself shows that it is not the sender of the delivery who says something; undefined when it may well be. */
export function whyIgnored(
  delivery: Pick<Delivery, 'senderAddress' | 'recipientAddress'>,
  { envelopeSender, senders, mail }: Claim,
): IgnoredReason | undefined {
  const { headers } = mail
  if (envelopeSender === null || mail.isReport === true || answersByItself(headers)) return 'AUTOMATIC'
  const { sender, recipient } = { sender: delivery.senderAddress, recipient: delivery.recipientAddress }
  const named = (['from', 'sender'] as const).flatMap((header) => mailboxesOf(headers, header))
  const claimed = [...named.map(({ address }) => address), withoutTag(envelopeSender)].map(addressKey)
  const isAllSender = claimed.every((key) => key === addressKey(sender))
  if (!isAllSender && claimed.includes(addressKey(recipient))) return 'FROM_RECIPIENT'
  if (!isOnlyFrom(headers, sender) || !mayBeFrom(senders, sender)) return 'NOT_THE_SENDER'
  if (isKnownForgery(headers)) return 'NOT_AUTHENTIC'
  // Somebody's delegate (RFC 5322 §3.6.2), or a forwarder.
  return isAllSender ? undefined : 'FROM_ELSEWHERE'
}

/** What can be read in two ways is nobody's, and so is what stands in place of an erased address, though anybody can write it. */
function isOnlyFrom(headers: Headers, address: string): boolean {
  const from = onlyMailboxOf(headers, 'from')
  const isClear = !headers.has('sender') || onlyMailboxOf(headers, 'sender') !== undefined
  return isClear && !isErased(address) && from !== undefined && addressKey(from.address) === addressKey(address)
}

/** A mail server that signs its return paths puts a tag before them (BATV: `prvs=0123abcdef=eva@…`). */
const withoutTag = (address: string) => address.replace(/^prvs=[0-9a-f]{10}=/i, '')

/** How mail programs begin the subject of an answer that nobody wrote, for those that say it nowhere else. */
const absence =
  /^(?:autosvar|automatiskt svar|frånvaro|ej på plats|automatic reply|auto(?:matic)?[- ]?reply|out of (?:the )?office|automaattinen vastaus|poissaolo)/i

function answersByItself(headers: Headers): boolean {
  const subject = headers.get('subject')
  const isAbsence = typeof subject === 'string' && absence.test(subject.normalize('NFC').trim())
  return isAutomatic(headers) || isAbsence || headers.has('x-failed-recipients')
}

/** The organisation's own mail server found that its sender is forged (RFC 8601), and handed it on nevertheless. */
function isKnownForgery(headers: Headers): boolean {
  const results = [headers.get('authentication-results')].flat()
  return results.some((result) => typeof result === 'string' && /\bdmarc\s*=\s*fail\b/i.test(result))
}
