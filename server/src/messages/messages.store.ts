import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { events } from '../events/events.tables.ts'
import { messages } from './messages.tables.ts'

export type NewMessageRow = typeof messages.$inferInsert

export async function insertMessages(tx: Executor, rows: NewMessageRow[]): Promise<void> {
  await tx.insert(messages).values(rows)
}

/** The message of the delivery with this intake digest. */
export async function messageByDigest(db: Executor, intakeDigest: Bytes) {
  const [row] = await db
    .select({ id: messages.id, contentDigest: messages.contentDigest })
    .from(messages)
    .innerJoin(deliveries, eq(deliveries.messageId, messages.id))
    .where(eq(deliveries.intakeDigest, intakeDigest))
  return row
}

/** Who wrote a message; whoever erases them waits until the transaction ends. Undefined: there is no such message. */
export async function holdSender(tx: Executor, messageId: string): Promise<string | undefined> {
  const { id, senderAddress } = messages
  const [message] = await tx.select({ senderAddress }).from(messages).where(eq(id, messageId)).for('share')
  return message?.senderAddress
}

/** Is there another message of the same mail, of this sender, with this Message-ID? `but`: those that do not count, itself among them. */
export async function hasOtherOfMail(
  db: Executor,
  { senderAddress, messageIdDigest, but }: Pick<NewMessageRow, 'senderAddress' | 'messageIdDigest'> & { but: string[] },
): Promise<boolean> {
  if (!messageIdDigest) return false
  const ofMail = and(eq(messages.messageIdDigest, messageIdDigest), eq(messages.senderAddress, senderAddress))
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(ofMail, notInArray(messages.id, but)))
    .limit(1)
  return rows.length > 0
}

/**
 * Which messages came of the same mail as this one, itself among them: a mail server may hand it over once for each domain, or for every
 * fifty recipients.
 */
export async function messagesOfMail(db: Executor, id: string): Promise<string[]> {
  const { messageIdDigest, senderAddress } = messages
  const [own] = await db.select({ messageIdDigest, senderAddress }).from(messages).where(eq(messages.id, id))
  if (!own?.messageIdDigest) return [id]
  const ofMail = and(eq(messageIdDigest, own.messageIdDigest), eq(senderAddress, own.senderAddress))
  return (await db.select({ id: messages.id }).from(messages).where(ofMail)).map((row) => row.id)
}

/**
 * Of these new messages, those whose mail its sender has taken back from everybody. The other messages of their mails are held, in the order
 * of recall and erasure, so that a recall that is under way is waited for.
 */
export async function recalledMails(tx: Executor, rows: NewMessageRow[]): Promise<Set<string>> {
  const digests = rows.flatMap(({ messageIdDigest }) => (messageIdDigest ? [messageIdDigest] : []))
  if (digests.length === 0) return new Set()
  const { id, messageIdDigest, senderAddress } = messages
  const isOther = notInArray(
    id,
    rows.map((row) => row.id),
  )
  const others = await tx
    .select({ id, messageIdDigest, senderAddress })
    .from(messages)
    .where(and(inArray(messageIdDigest, digests), isOther))
    .orderBy(id)
    .for('share')
  if (others.length === 0) return new Set()
  const ids = others.map((other) => other.id)
  const told = await tx
    .select({ messageId: events.messageId })
    .from(events)
    .where(and(eq(events.kind, 'MAIL_RECALLED'), inArray(events.messageId, ids)))
  const keyOf = (row: Pick<NewMessageRow, 'messageIdDigest' | 'senderAddress'>) =>
    `${Buffer.from(row.messageIdDigest ?? []).toString('base64url')} ${row.senderAddress}`
  const recalled = new Set(others.filter((other) => told.some(({ messageId }) => messageId === other.id)).map(keyOf))
  return new Set(rows.filter((row) => recalled.has(keyOf(row))).map((row) => row.id))
}

/** A message that this client sent, with its deliveries. */
export async function messageOfClient(db: Executor, { id, clientId }: { id: string; clientId: string }) {
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.clientId, clientId)))
  if (!message) return undefined
  return { message, deliveries: await db.select().from(deliveries).where(eq(deliveries.messageId, id)) }
}
