import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open, seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'

export const replyKeyContext = (replyId: string) => `reply-key:${replyId}`

/** A reply has no link to hang on; its key waits under KEK and day key until the sender's mail server has the reply. */
export async function sealReplyKey(
  { keys, keyStore, random }: Pick<Dependencies, 'keys' | 'keyStore' | 'random'>,
  { replyId, expiryDay, contentKey }: { replyId: string; expiryDay: string; contentKey: Bytes },
): Promise<Bytes> {
  const dayKey = await keyStore.dayKey(expiryDay)
  return seal({ keys: keys.keks, dayKey, context: replyKeyContext(replyId), plaintext: contentKey, random })
}

/** Undefined once destroyed. */
export async function openReplyKey(
  { keys, keyStore }: Pick<Dependencies, 'keys' | 'keyStore'>,
  { replyId, expiryDay, sealedKey }: { replyId: string; expiryDay: string; sealedKey: Bytes | null },
): Promise<Bytes | undefined> {
  const dayKey = sealedKey ? await keyStore.existingDayKey(expiryDay) : undefined
  if (!sealedKey || !dayKey) return undefined
  return open({ keys: keys.keks, dayKey, context: replyKeyContext(replyId), sealed: sealedKey })
}
