import { and, asc, desc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { messages } from '../messages/messages.tables.ts'
import { replies } from '../replies/replies.tables.ts'
import { deliveries } from './deliveries.tables.ts'

/** Earlier deliveries that a mail with these Message-IDs before it continues, the newest first. */
export async function deliveriesInThread(
  db: Executor,
  { messageIdDigests, sender }: { messageIdDigests: Bytes[]; sender: string },
) {
  if (messageIdDigests.length === 0) return []
  return db
    .selectDistinct({
      id: deliveries.id,
      messageId: deliveries.messageId,
      conversationId: deliveries.conversationId,
      recipientAddress: deliveries.recipientAddress,
      level: deliveries.level,
      state: deliveries.state,
      sealedPhone: deliveries.sealedPhone,
      accessTokenDigest: deliveries.accessTokenDigest,
      recipientBinding: deliveries.recipientBinding,
      sealedKey: deliveries.sealedKey,
      sealedLinkSecret: deliveries.sealedLinkSecret,
      expiryDay: messages.expiryDay,
      acceptedAt: messages.acceptedAt,
      expiresAt: messages.expiresAt,
    })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .leftJoin(replies, eq(replies.deliveryId, deliveries.id))
    .where(
      and(
        eq(sql`lower(${messages.senderAddress})`, sender.toLowerCase()),
        or(inArray(messages.messageIdDigest, messageIdDigests), inArray(replies.messageIdDigest, messageIdDigests)),
      ),
    )
    .orderBy(desc(messages.acceptedAt))
}

/** The other deliveries of a conversation that can still be read, oldest first. */
export async function othersInConversation(
  db: Executor,
  { id, conversationId }: { id: string; conversationId: string },
) {
  return db
    .select({ deliveryId: deliveries.id, acceptedAt: messages.acceptedAt })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(eq(deliveries.conversationId, conversationId), ne(deliveries.id, id), isNotNull(deliveries.sealedKey)))
    .orderBy(asc(messages.acceptedAt))
}
