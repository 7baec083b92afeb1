import { and, count, eq, ilike, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { takenCommands } from '../commands/commands.tables.ts'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { erasedAddress } from '../deliveries/erased.ts'
import { messages } from '../messages/messages.tables.ts'
import { pins } from '../pins/pins.tables.ts'
import { digests } from '../digests/digests.tables.ts'
import { receiptChoices } from '../receipts/receipts.tables.ts'
import { replies } from '../replies/replies.tables.ts'
import { sessions } from '../sessions/sessions.tables.ts'

/** Every address at these domains that somebody wrote to or from. */
export async function addressesAt(db: Executor, domains: string[]): Promise<string[]> {
  const at = (column: typeof deliveries.recipientAddress | typeof messages.senderAddress) =>
    or(...domains.map((domain) => ilike(column, `%@${domain}`)))
  const to = await db
    .selectDistinct({ address: deliveries.recipientAddress })
    .from(deliveries)
    .where(at(deliveries.recipientAddress))
  const from = await db
    .selectDistinct({ address: messages.senderAddress })
    .from(messages)
    .where(at(messages.senderAddress))
  return [...new Set([...to, ...from].map(({ address }) => address))]
}

const toPerson = (addresses: string[]) => inArray(deliveries.recipientAddress, addresses)
const fromPerson = (addresses: string[]) => inArray(messages.senderAddress, addresses)
/** In place of a keyed digest of an address that was erased. */
const unbound = new Uint8Array(0)
const isWaiting = eq(replies.state, 'ACCEPTED')

/** How much there is about somebody with these addresses. */
export async function countOf(db: Executor, addresses: string[]) {
  const [received] = await db
    .select({
      all: count(),
      unopened: sql<number>`count(*) filter (where ${deliveries.sealedKey} is not null and ${deliveries.openedAt} is null)::int`,
    })
    .from(deliveries)
    .where(toPerson(addresses))
  const [sent] = await db.select({ all: count() }).from(messages).where(fromPerson(addresses))
  const [waiting] = await db
    .select({ all: count() })
    .from(replies)
    .innerJoin(deliveries, eq(deliveries.id, replies.deliveryId))
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(isWaiting, or(toPerson(addresses), fromPerson(addresses))))
  return {
    received: received?.all ?? 0,
    unopened: received?.unopened ?? 0,
    sent: sent?.all ?? 0,
    repliesWaiting: waiting?.all ?? 0,
  }
}

/**
 * Some deliveries to these addresses; held until the transaction ends. Their messages are held first, as expiry does it, so that the two
 * never wait for each other.
 */
export async function lockDeliveriesTo(tx: Executor, { addresses, limit }: { addresses: string[]; limit: number }) {
  const { id, messageId, state } = deliveries
  const some = await tx.select({ id, messageId }).from(deliveries).where(toPerson(addresses)).limit(limit)
  if (some.length === 0) return []
  const ofThese = inArray(
    messages.id,
    some.map((found) => found.messageId),
  )
  await tx.select({ id: messages.id }).from(messages).where(ofThese).orderBy(messages.id).for('update')
  const still = inArray(
    id,
    some.map((found) => found.id),
  )
  return tx
    .select({ id, messageId, state })
    .from(deliveries)
    .where(and(still, toPerson(addresses)))
    .orderBy(id)
    .for('update')
}

/** Whom they were for, what opened them, and every number and visit: gone. The rows stay, for events name them. */
export async function eraseDeliveries(
  tx: Executor,
  { ids, noToken }: { ids: string[]; noToken: Bytes },
): Promise<void> {
  await tx.delete(pins).where(inArray(pins.deliveryId, ids))
  await tx.delete(sessions).where(inArray(sessions.deliveryId, ids))
  await forgetCommandMails(tx, ids)
  await tx
    .update(deliveries)
    .set({
      state: 'EXPIRED',
      heldReason: null,
      recipientAddress: erasedAddress,
      recipientName: null,
      accessTokenDigest: noToken,
      recipientBinding: unbound,
      sealedKey: null,
      sealedLinkSecret: null,
      sealedPhone: null,
    })
    .where(inArray(deliveries.id, ids))
}

/** Which mails of the sender's said something about these deliveries. */
export async function forgetCommandMails(tx: Executor, deliveryIds: string[]): Promise<void> {
  await tx
    .update(takenCommands)
    .set({ sealedMessageId: null })
    .where(and(inArray(takenCommands.deliveryId, deliveryIds), isNotNull(takenCommands.sealedMessageId)))
}

/** Of these messages, those that nobody has a key to any more. */
export async function keylessMessages(tx: Executor, ids: string[]): Promise<string[]> {
  const withKey = tx
    .select({ one: sql`1` })
    .from(deliveries)
    .where(and(eq(deliveries.messageId, messages.id), isNotNull(deliveries.sealedKey)))
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(inArray(messages.id, ids), sql`not exists ${withKey}`))
  return rows.map(({ id }) => id)
}

/** Some messages from these addresses; held until the transaction ends. */
export async function lockMessagesFrom(tx: Executor, { addresses, limit }: { addresses: string[]; limit: number }) {
  const { id } = messages
  return tx.select({ id }).from(messages).where(fromPerson(addresses)).orderBy(id).limit(limit).for('update')
}

/** Who wrote them, and the ids by which their mail program knows them: gone. The messages stay their recipients'. */
export async function eraseSender(tx: Executor, ids: string[]): Promise<void> {
  await tx
    .update(messages)
    .set({
      senderAddress: erasedAddress,
      senderName: null,
      messageIdDigest: null,
      contentDigest: null,
      sealedThread: null,
    })
    .where(inArray(messages.id, ids))
  await tx.update(deliveries).set({ senderBinding: unbound }).where(inArray(deliveries.messageId, ids))
}

/** Every reply of these deliveries loses its key; those that waited for their sender reach them no more. @returns all, and whether each waited */
export async function endReplies(tx: Executor, deliveryIds: string[]) {
  const found = await tx
    .select({ id: replies.id, deliveryId: replies.deliveryId, state: replies.state })
    .from(replies)
    .where(inArray(replies.deliveryId, deliveryIds))
    .for('update')
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.update(replies).set({ sealedKey: null }).where(inArray(replies.id, ids))
  await tx
    .update(replies)
    .set({ state: 'UNDELIVERABLE' })
    .where(and(inArray(replies.id, ids), isWaiting))
  return found.map(({ id, deliveryId, state }) => ({ id, deliveryId, waited: state === 'ACCEPTED' }))
}

export async function deliveriesOfMessages(tx: Executor, messageIds: string[]) {
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(inArray(deliveries.messageId, messageIds), ne(deliveries.recipientAddress, erasedAddress)))
  return rows.map(({ id }) => id)
}

/** What somebody chose to be told, and on which days they were. */
export async function forgetReceipts(tx: Executor, senderAddresses: string[]): Promise<void> {
  await tx.delete(receiptChoices).where(inArray(receiptChoices.senderAddress, senderAddresses))
  await tx.delete(digests).where(inArray(digests.senderAddress, senderAddresses))
}
