import { and, asc, eq, exists, inArray, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Executor } from '../db/database.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { sealedChunks, sealedParts, unfinishedOwners } from './parts.tables.ts'

export type Chunk = typeof sealedChunks.$inferInsert
export type SealedPart = typeof sealedParts.$inferSelect

export async function insertChunks(tx: Executor, chunks: Chunk[]): Promise<void> {
  if (chunks.length > 0) await tx.insert(sealedChunks).values(chunks)
}

export async function insertParts(tx: Executor, parts: SealedPart[]): Promise<void> {
  await tx.insert(sealedParts).values(parts)
}

export async function partsOf(db: Executor, ownerId: string): Promise<SealedPart[]> {
  return db.select().from(sealedParts).where(eq(sealedParts.ownerId, ownerId)).orderBy(asc(sealedParts.position))
}

/** `deliveryId`: only as long as this delivery has its key, and its number is neither called another's nor changed behind its sender's back. */
export type PartId = { ownerId: string; partId: string; deliveryId?: string }

export async function chunkOf(db: Executor, { ownerId, partId, deliveryId, sequence }: PartId & { sequence: number }) {
  const ofChunk = and(
    eq(sealedChunks.ownerId, ownerId),
    eq(sealedChunks.partId, partId),
    eq(sealedChunks.sequence, sequence),
    deliveryId === undefined ? undefined : exists(keyOf(db, deliveryId)),
  )
  const [chunk] = await db.select({ bytes: sealedChunks.bytes }).from(sealedChunks).where(ofChunk)
  return chunk?.bytes
}

const isRight = or(isNull(deliveries.heldReason), notInArray(deliveries.heldReason, ['WRONG_NUMBER', 'NUMBER_UNTOLD']))

const keyOf = (db: Executor, deliveryId: string) =>
  db
    .select({ one: sql`1` })
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), isNotNull(deliveries.sealedKey), isRight))

/** @returns false when there were none */
export async function deleteParts(tx: Executor, ownerId: string): Promise<boolean> {
  await tx.delete(sealedChunks).where(eq(sealedChunks.ownerId, ownerId))
  const deleted = await tx.delete(sealedParts).where(eq(sealedParts.ownerId, ownerId))
  return (deleted.rowCount ?? 0) > 0
}

export async function deleteChunks(
  db: Executor,
  { ownerId, partIds }: { ownerId: string; partIds: string[] },
): Promise<void> {
  await db.delete(sealedChunks).where(and(eq(sealedChunks.ownerId, ownerId), inArray(sealedChunks.partId, partIds)))
}

export async function startOwner(db: Executor, owner: { ownerId: string; startedAt: Date }): Promise<void> {
  await db.insert(unfinishedOwners).values(owner)
}

/** @returns false when the owner was swept away meanwhile */
export async function finishOwner(tx: Executor, ownerId: string): Promise<boolean> {
  const finished = await tx.delete(unfinishedOwners).where(eq(unfinishedOwners.ownerId, ownerId)).returning()
  return finished.length === 1
}

/** Owners that were started before `moment` and never finished. */
export async function unfinishedBefore(db: Executor, moment: Date): Promise<string[]> {
  const rows = await db.select().from(unfinishedOwners).where(lt(unfinishedOwners.startedAt, moment)).limit(100)
  return rows.map((row) => row.ownerId)
}

export async function partById(db: Executor, { ownerId, partId }: { ownerId: string; partId: string }) {
  const ofPart = and(eq(sealedParts.ownerId, ownerId), eq(sealedParts.partId, partId))
  const [part] = await db.select({ size: sealedParts.size }).from(sealedParts).where(ofPart)
  return part
}
