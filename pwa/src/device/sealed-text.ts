import type { Bytes } from '@sigill/envelope/bytes.ts'
import { openBytes, sealBytes } from '@sigill/envelope/part.ts'
import { type SealedReply, onDevice } from './database.ts'
import { random } from './random.ts'

/** The message that the words belong to; its content key seals them. */
export type Message = { deliveryId: string; contentKey: Bytes }

/** What a person keeps of a reply: the words, and which files went with them. */
export type ReplyCopy = {
  id: string
  sentAt: string
  text: string
  files: { name: string; size: number }[]
}

export async function keepReply({ deliveryId, contentKey }: Message, { id, sentAt, ...words }: ReplyCopy) {
  const sealed = await seal({ contentKey, ownerId: id, partId: 'copy' }, words)
  await onDevice<unknown>((db) => db.put('replies', { id, deliveryId, sentAt, sealed }), undefined)
}

/** Oldest first. One that does not open any more is left out. */
export async function repliesTo({ deliveryId, contentKey }: Message): Promise<ReplyCopy[]> {
  const kept = await onDevice<SealedReply[]>((db) => db.getAllFromIndex('replies', 'deliveryId', deliveryId), [])
  const opened = await Promise.all(
    kept.map(async ({ id, sentAt, sealed }) => {
      const words = await open<Pick<ReplyCopy, 'text' | 'files'>>({ contentKey, ownerId: id, partId: 'copy' }, sealed)
      return words && { id, sentAt, ...words }
    }),
  )
  return opened.filter((reply) => reply !== undefined).sort((one, other) => one.sentAt.localeCompare(other.sentAt))
}

export const forgetReply = (id: string) => onDevice<unknown>((db) => db.delete('replies', id), undefined)

/** `attempt`: what was sent last, and under which key, while it is not known whether it came through. */
export type DraftWords = { text: string; name: string; attempt?: { key: string; written: string } | undefined }

export async function keepDraft({ deliveryId, contentKey }: Message, words: DraftWords) {
  const sealed = await seal({ contentKey, ownerId: deliveryId, partId: 'draft' }, words)
  await onDevice<unknown>((db) => db.put('drafts', { deliveryId, sealed }), undefined)
}

export async function draftOf({ deliveryId, contentKey }: Message): Promise<DraftWords | undefined> {
  const kept = await onDevice((db) => db.get('drafts', deliveryId), undefined)
  return kept && open<DraftWords>({ contentKey, ownerId: deliveryId, partId: 'draft' }, kept.sealed)
}

export const forgetDraft = (deliveryId: string) => onDevice<unknown>((db) => db.delete('drafts', deliveryId), undefined)

type Place = { contentKey: Bytes; ownerId: string; partId: string }

const seal = (place: Place, words: object) =>
  sealBytes({ ...place, random, plaintext: new TextEncoder().encode(JSON.stringify(words)) })

async function open<Words>(place: Place, sealed: Bytes): Promise<Words | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await openBytes({ ...place, sealed }))) as Words
  } catch {
    return undefined
  }
}
