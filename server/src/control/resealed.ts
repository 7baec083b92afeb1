import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open, seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveryContext } from '../deliveries/delivery-seals.ts'
import { threadContext } from '../messages/thread.ts'
import { replyKeyContext } from '../replies/reply-key.ts'

type SealedDelivery = {
  id: string
  sealedKey: Bytes | null
  sealedLinkSecret: Bytes | null
  sealedPhone: Bytes | null
}
type SealedReply = { id: string; sealedKey: Bytes | null }

export type Moving = {
  message: { id: string; expiryDay: string; sealedThread: Bytes | null }
  deliveries: SealedDelivery[]
  replies: SealedReply[]
  /** The day that they hang on from now on. */
  expiryDay: string
}
export type Resealed = { sealedThread: Bytes | null; deliveries: SealedDelivery[]; replies: SealedReply[] }

/** Everything of a message that hangs on its day of expiry, sealed under another day's key and the current KEK. */
export async function resealedFor(
  { keys, keyStore, random }: Pick<Dependencies, 'keys' | 'keyStore' | 'random'>,
  { message, deliveries, replies, expiryDay }: Moving,
): Promise<Resealed> {
  const before = await keyStore.existingDayKey(message.expiryDay)
  if (!before) throw new Error(`the day key of ${message.expiryDay} is missing`)
  const after = await keyStore.dayKey(expiryDay)
  const move = async (context: string, sealed: Bytes | null) => {
    if (!sealed) return null
    const plaintext = await open({ keys: keys.keks, dayKey: before, context, sealed })
    return seal({ keys: keys.keks, dayKey: after, context, plaintext, random })
  }
  const moveDelivery = async ({ id, ...sealed }: SealedDelivery): Promise<SealedDelivery> => ({
    id,
    sealedKey: await move(deliveryContext('content-key', id), sealed.sealedKey),
    sealedLinkSecret: await move(deliveryContext('link-secret', id), sealed.sealedLinkSecret),
    sealedPhone: await move(deliveryContext('phone', id), sealed.sealedPhone),
  })
  const moveReply = async ({ id, sealedKey }: SealedReply) => ({
    id,
    sealedKey: await move(replyKeyContext(id), sealedKey),
  })
  return {
    sealedThread: await move(threadContext(message.id), message.sealedThread),
    deliveries: await Promise.all(deliveries.map(moveDelivery)),
    replies: await Promise.all(replies.map(moveReply)),
  }
}
