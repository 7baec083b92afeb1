import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import type { Dependencies } from '../dependencies.ts'
import { isRecipientBound } from '../deliveries/bindings.ts'
import { reportChanged } from '../deliveries/changed-delivery.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { deliveriesInThread } from '../deliveries/conversations.store.ts'
import { isNumberForgotten } from '../events/events.store.ts'
import type { MessageRecipient } from '../messages/accept-message.ts'
import { messageIdDigest, type Thread } from '../messages/thread.ts'
import { differsFromProven } from '../pins/proven-number.ts'
import { decideAddress } from '../policy/decide-address.ts'
import {
  decideRecipient,
  type DecidingDependencies,
  type RecipientAccepted,
  type RecipientRefused,
} from '../policy/decide-recipient.ts'
import { parsePhone } from '../policy/phone.ts'
import { addressKey, parseProtectedAddress } from '../policy/protected-address.ts'
import type { MailHead } from './mail-head.ts'
import { mailboxesOf } from './mail-headers.ts'
import { MailRefusal } from './mail-refusal.ts'
import { levelInSubject } from './subject-tags.ts'

/** A recipient of a mail, before it is known what recognises the mail's second try. */
export type JoinedRecipient = Omit<MessageRecipient, 'intakeDigest'>

type JoiningDependencies = DecidingDependencies & Pick<Dependencies, 'keyStore' | 'clock' | 'log'>

/**
 * Asks the policy about every recipient of an envelope. One refusal refuses the mail; an address named twice is one recipient.
 * `head`: undefined before the mail is read; then it may still be refused for what it says.
 * @throws MailRefusal when it is not clear whose the number in the subject is, or which number is a recipient's
 */
export async function decideRecipients(
  deps: DecidingDependencies,
  { sender, recipients, head }: { sender: string; recipients: string[]; head?: MailHead },
): Promise<RecipientAccepted[] | RecipientRefused> {
  const { suffix } = deps.config.mail
  refuseTwoNumbers(deps, [...recipients, ...(head ? namedIn(head) : [])])
  const subject = head && { phone: phoneInSubject(head, { recipients, suffix }), level: levelInSubject(head.subject) }
  const accepted = new Map<string, RecipientAccepted>()
  for (const address of recipients) {
    const decided = await decideAddress(deps, { sender, address, mail: head?.facts, ...(subject && { subject }) })
    if (decided.kind === 'RecipientRefused') return decided
    const key = addressKey(decided.recipient)
    if (!accepted.has(key) || decided.phoneFrom === 'ADDRESS') accepted.set(key, decided)
  }
  return [...accepted.values()]
}

/**
 * A code that went to another recipient's telephone would open the message to the wrong person. Whoever is named in To and Cc counts, too:
 * a mail server may hand the same mail over once for each domain.
 */
function phoneInSubject(
  head: MailHead,
  { recipients, suffix }: { recipients: string[]; suffix: string },
): string | undefined {
  const { subject } = head
  const numbers = new Set(subject.phones.map((phone) => phone.replaceAll(/[\s-]/g, '')))
  if (numbers.size === 0) return undefined
  const here = numberedKeys(recipients, suffix)
  // The envelope says what counts for whom it names.
  const all = [...new Map([...numberedKeys(namedIn(head), suffix), ...here])]
  const without = all.filter(([, isNumbered]) => !isNumbered)
  if (without.length > 1 || (without.length === 1 && numbers.size > 1)) throw new MailRefusal('AMBIGUOUS_PHONE')
  return subject.phones[0]
}

const namedIn = ({ headers }: Pick<MailHead, 'headers'>) =>
  [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')].map(({ address }) => address)

/** Nobody has said which of them the code goes to, and mail servers hand recipients over in any order, or one by one. */
function refuseTwoNumbers({ config: { mail, sms } }: Pick<Dependencies, 'config'>, addresses: string[]): void {
  const numbers = new Map<string, string>()
  for (const parsed of addresses.map((address) => parseProtectedAddress(address, mail.suffix))) {
    if (parsed.kind !== 'ProtectedAddress' || parsed.phoneLabel === undefined) continue
    const phone = parsePhone(parsed.phoneLabel, sms.countries)
    const number = phone.kind === 'Phone' ? phone.number : parsed.phoneLabel
    const key = addressKey(parsed.recipient)
    if ((numbers.get(key) ?? number) !== number) throw new MailRefusal('AMBIGUOUS_PHONE')
    numbers.set(key, number)
  }
}

/** Each protected recipient by their key: is a number in an address of theirs? */
function numberedKeys(addresses: string[], suffix: string): Map<string, boolean> {
  const keys = new Map<string, boolean>()
  for (const parsed of addresses.map((address) => parseProtectedAddress(address, suffix))) {
    if (parsed.kind !== 'ProtectedAddress') continue
    const key = addressKey(parsed.recipient)
    keys.set(key, keys.get(key) === true || parsed.phoneLabel !== undefined)
  }
  return keys
}

/**
 * Gives each recipient the name that the mail calls them by and, when the mail answers an earlier one, the conversation. Who was asked
 * for a PIN in a conversation is asked again, so that simply answering stays as safe.
 */
export async function joinConversations(
  deps: JoiningDependencies,
  { accepted, head, thread }: { accepted: RecipientAccepted[]; head: MailHead; thread: Thread },
): Promise<JoinedRecipient[] | RecipientRefused> {
  const sender = head.from.address
  const names = namesInHeaders(head.headers, deps.config.mail.suffix)
  const messageIdDigests = thread.references.map(messageIdDigest)
  const earlier = await deliveriesInThread(deps.db, { messageIdDigests, sender })
  const joined: JoinedRecipient[] = []
  for (const decided of accepted) {
    const key = addressKey(decided.recipient)
    const before = earlier.filter(({ recipientAddress }) => addressKey(recipientAddress) === key)
    const name = names.get(key)
    const level = await levelOfConversation(deps, { head, decided, before })
    if (level.kind === 'RecipientRefused') return level
    joined.push({ decided: level, name, conversationId: before[0]?.conversationId })
  }
  return joined
}

type Earlier = Awaited<ReturnType<typeof deliveriesInThread>>[number]

const statesWithNumber = new Set<Earlier['state']>(['ACCEPTED', 'ANNOUNCED', 'OPENED'])

async function levelOfConversation(
  deps: JoiningDependencies,
  { head, decided, before }: { head: MailHead; decided: RecipientAccepted; before: Earlier[] },
): Promise<RecipientAccepted | RecipientRefused> {
  const changed = before.filter((one) => !isRecipientBound(deps, one))
  for (const delivery of changed) await reportChanged(deps, { delivery, changed: 'RECIPIENT' })
  // One that was changed in the database may have been at level PIN.
  const protectedBefore = before.find((one) => one.level === 'PIN' || changed.includes(one))
  if (decided.level === 'PIN' || !protectedBefore) return decided
  const { recipient, matching } = decided
  const used = matching.rule?.then.sms === false ? undefined : await numberOfConversation(deps, protectedBefore)
  return used === undefined
    ? decideRecipient(deps, { sender: head.from.address, recipient, level: 'PIN', mail: head.facts })
    : { ...decided, level: 'PIN', levelFrom: 'REQUEST', ...used }
}

/** Undefined: it is missing, wrong, unknown to its sender, or not to be used any more. */
async function numberOfConversation(
  deps: JoiningDependencies,
  before: Earlier,
): Promise<{ phone: string; isNumberChanged: boolean } | undefined> {
  const { id: deliveryId, state, recipientAddress, expiresAt } = before
  if (!isRecipientBound(deps, before)) return undefined
  if (!statesWithNumber.has(state) || expiresAt <= deps.clock.now()) return undefined
  if (await isNumberForgotten(deps.db, { deliveryId, recipientAddress })) return undefined
  const phone = await openPhone(deps, before)
  if (phone === undefined) return undefined
  return { phone, isNumberChanged: await differsFromProven(deps, { recipientAddress, phone }) }
}

/**
 * A mailbox as its recipient may see it: without the suffix, and without the number that somebody else's address may carry. Mail programs
 * put the address as it was typed into the display name, too: such a name is left out.
 */
export function visibleMailbox(suffix: string) {
  return ({ address, name }: Mailbox): Mailbox => {
    const parsed = parseProtectedAddress(address, suffix)
    const visible = { address: parsed.kind === 'ProtectedAddress' ? parsed.recipient : address }
    return name === undefined || namesProtectedAddress(name, suffix) ? visible : { ...visible, name }
  }
}

const namesProtectedAddress = (name: string, suffix: string) =>
  name.split(/[\s"'<>()[\],;]+/).some((word) => word.includes('@') && word.toLowerCase().endsWith(suffix))

/** Display names in To and Cc by the key of the address that the recipient has. */
function namesInHeaders(headers: Headers, suffix: string): Map<string, string> {
  const mailboxes = [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')].map(visibleMailbox(suffix))
  return new Map(mailboxes.flatMap(({ address, name }) => (name === undefined ? [] : [[addressKey(address), name]])))
}
