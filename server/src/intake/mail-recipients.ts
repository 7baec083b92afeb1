import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import type { Dependencies } from '../dependencies.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { deliveriesInThread } from '../deliveries/conversations.store.ts'
import type { MessageRecipient } from '../messages/accept-message.ts'
import { messageIdDigest, type Thread } from '../messages/thread.ts'
import { decideAddress } from '../policy/decide-address.ts'
import { decideRecipient, type RecipientAccepted, type RecipientRefused } from '../policy/decide-recipient.ts'
import { addressKey, parseProtectedAddress } from '../policy/protected-address.ts'
import { mailboxesOf } from './mail-headers.ts'

/** A recipient of a mail, before it is known what recognises the mail's second try. */
export type JoinedRecipient = Omit<MessageRecipient, 'intakeDigest'>

type DecidingDependencies = Pick<Dependencies, 'config' | 'db' | 'keys' | 'keyStore' | 'clock'>

/** Asks the policy about every recipient of an envelope. One refusal refuses the mail; an address named twice is one recipient. */
export async function decideRecipients(
  deps: DecidingDependencies,
  { sender, recipients }: { sender: string; recipients: string[] },
): Promise<RecipientAccepted[] | RecipientRefused> {
  const accepted = new Map<string, RecipientAccepted>()
  for (const address of recipients) {
    const decided = await decideAddress(deps, { sender, address })
    if (decided.kind === 'RecipientRefused') return decided
    const key = addressKey(decided.recipient)
    if (!accepted.has(key) || decided.level === 'PIN') accepted.set(key, decided)
  }
  return [...accepted.values()]
}

/**
 * Gives each recipient the name that the mail calls them by and, when the mail answers an earlier one, the conversation. Who was asked
 * for a PIN in a conversation is asked again, so that simply answering stays as safe.
 */
export async function joinConversations(
  deps: DecidingDependencies,
  {
    sender,
    accepted,
    thread,
    names,
  }: { sender: string; accepted: RecipientAccepted[]; thread: Thread; names: Map<string, string> },
): Promise<JoinedRecipient[] | RecipientRefused> {
  const messageIdDigests = thread.references.map(messageIdDigest)
  const earlier = await deliveriesInThread(deps.db, { messageIdDigests, sender })
  const joined: JoinedRecipient[] = []
  for (const decided of accepted) {
    const key = addressKey(decided.recipient)
    const before = earlier.filter(({ recipientAddress }) => addressKey(recipientAddress) === key)
    const name = names.get(key)
    const level = await levelOfConversation(deps, { sender, decided, before })
    if (level.kind === 'RecipientRefused') return level
    joined.push({ decided: level, name, conversationId: before[0]?.conversationId })
  }
  return joined
}

async function levelOfConversation(
  deps: DecidingDependencies,
  {
    sender,
    decided,
    before,
  }: { sender: string; decided: RecipientAccepted; before: Awaited<ReturnType<typeof deliveriesInThread>> },
): Promise<RecipientAccepted | RecipientRefused> {
  const protectedBefore = before.find(({ level }) => level === 'PIN')
  if (decided.level === 'PIN' || !protectedBefore) return decided
  const isOver = protectedBefore.expiresAt <= deps.clock.now()
  const phone = isOver ? undefined : await openPhone(deps, protectedBefore)
  return phone === undefined
    ? decideRecipient(deps, { sender, recipient: decided.recipient, level: 'PIN' })
    : { ...decided, level: 'PIN', phone }
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
export function namesInHeaders(headers: Headers, suffix: string): Map<string, string> {
  const mailboxes = [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')].map(visibleMailbox(suffix))
  return new Map(mailboxes.flatMap(({ address, name }) => (name === undefined ? [] : [[addressKey(address), name]])))
}
