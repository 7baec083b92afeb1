import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Headers } from 'mailparser'
import type { Dependencies } from '../dependencies.ts'
import { openPhone } from '../deliveries/delivery-seals.ts'
import { deliveriesInThread } from '../deliveries/conversations.store.ts'
import type { MessageRecipient } from '../messages/accept-message.ts'
import { messageIdDigest, type Thread } from '../messages/thread.ts'
import { decideAddress } from '../policy/decide-address.ts'
import { decideRecipient, type RecipientAccepted, type RecipientRefused } from '../policy/decide-recipient.ts'
import { parseProtectedAddress } from '../policy/protected-address.ts'
import { mailboxesOf } from './mail-headers.ts'

type DecidingDependencies = Pick<Dependencies, 'config' | 'db' | 'keys' | 'keyStore'>

/** Asks the policy about every recipient of an envelope. One refusal refuses the mail; an address named twice is one recipient. */
export async function decideRecipients(
  deps: DecidingDependencies,
  { sender, recipients }: { sender: string; recipients: string[] },
): Promise<RecipientAccepted[] | RecipientRefused> {
  const accepted = new Map<string, RecipientAccepted>()
  for (const address of recipients) {
    const decided = await decideAddress(deps, { sender, address })
    if (decided.kind === 'RecipientRefused') return decided
    const known = accepted.get(decided.recipient)
    if (!known || decided.level === 'PIN') accepted.set(decided.recipient, decided)
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
): Promise<MessageRecipient[] | RecipientRefused> {
  const messageIdDigests = thread.references.map(messageIdDigest)
  const earlier = await deliveriesInThread(deps.db, { messageIdDigests, sender })
  const joined: MessageRecipient[] = []
  for (const decided of accepted) {
    const before = earlier.filter(({ recipientAddress }) => recipientAddress === decided.recipient)
    const name = names.get(decided.recipient)
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
  const phone = await openPhone(deps, protectedBefore)
  return phone === undefined
    ? decideRecipient(deps, { sender, recipient: decided.recipient, level: 'PIN' })
    : { ...decided, level: 'PIN', phone }
}

/** A mailbox as its recipient may see it: without the suffix, and without the number that somebody else's address may carry. */
export function visibleMailbox(suffix: string) {
  return (mailbox: Mailbox): Mailbox => {
    const parsed = parseProtectedAddress(mailbox.address, suffix)
    return parsed.kind === 'ProtectedAddress' ? { ...mailbox, address: parsed.recipient } : mailbox
  }
}

/** Display names in To and Cc by the address that the recipient has. */
export function namesInHeaders(headers: Headers, suffix: string): Map<string, string> {
  const mailboxes = [...mailboxesOf(headers, 'to'), ...mailboxesOf(headers, 'cc')].map(visibleMailbox(suffix))
  return new Map(mailboxes.flatMap(({ address, name }) => (name === undefined ? [] : [[address, name]])))
}
