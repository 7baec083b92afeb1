import { and, count, eq, exists, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { takenCommands } from './commands.tables.ts'

export type TakenCommand = typeof takenCommands.$inferSelect

export async function insertTakenCommand(tx: Executor, command: TakenCommand): Promise<void> {
  await tx.insert(takenCommands).values(command)
}

/** Any number, not used by another lock. */
const commandsLock = 7_465_021

/**
 * Until the transaction ends, nobody else takes or ignores a mail to the command addresses of this delivery. The first lock of all:
 * whoever waits for it holds none.
 */
export async function lockCommandsOf(tx: Executor, deliveryId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${commandsLock}, hashtext(${deliveryId}))`)
}

export async function wasTaken(db: Executor, mailDigest: Bytes): Promise<boolean> {
  const rows = await db
    .select({ id: takenCommands.id })
    .from(takenCommands)
    .where(eq(takenCommands.mailDigest, mailDigest))
  return rows.length > 0
}

/** `commands`: of these kinds only. */
export async function countTaken(
  db: Executor,
  { deliveryId, after, commands }: { deliveryId: string; after: Date; commands: readonly TakenCommand['command'][] },
): Promise<number> {
  const since = and(
    eq(takenCommands.deliveryId, deliveryId),
    gt(takenCommands.takenAt, after),
    inArray(takenCommands.command, [...commands]),
  )
  const [row] = await db.select({ count: count() }).from(takenCommands).where(since)
  return row?.count ?? 0
}

export async function takenCommandById(db: Executor, id: string): Promise<TakenCommand | undefined> {
  const [row] = await db.select().from(takenCommands).where(eq(takenCommands.id, id))
  return row
}

/** Those about messages that were accepted before. */
export async function deleteTakenOf(db: Executor, acceptedBefore: Date): Promise<void> {
  const old = db
    .select({ id: messages.id })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(eq(deliveries.id, takenCommands.deliveryId), lt(messages.acceptedAt, acceptedBefore)))
  await db.delete(takenCommands).where(exists(old))
}

/** Nobody needs to know any more which mail it was. */
export async function forgetMessageId(tx: Executor, id: string): Promise<void> {
  await tx.update(takenCommands).set({ sealedMessageId: null }).where(eq(takenCommands.id, id))
}
